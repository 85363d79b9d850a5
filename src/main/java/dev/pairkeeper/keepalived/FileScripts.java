package dev.pairkeeper.keepalived;

/** What is run on a host, as root, to give one of its files another content, or the old one. */
public final class FileScripts {

  private static final String WRITE = Resources.text("/node/write-file.sh");
  private static final String RESTORE = Resources.text("/node/restore-file.sh");

  private FileScripts() {}

  /** The script {@code node/write-file.sh}, whose header tells its arguments. */
  public static String write() {
    return WRITE;
  }

  /** The script {@code node/restore-file.sh}, whose header tells its arguments. */
  public static String restore() {
    return RESTORE;
  }
}
