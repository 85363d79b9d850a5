package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * What is run on a host to read the files of its configuration, when a look found that one of them
 * changed. {@link #functions()} and the command {@link #read} go to a shell at once, and {@link
 * #parse} reads the answer.
 */
public final class ReadScript {

  /** No file is read that is larger than so many bytes. */
  public static final int LARGEST_FILE = 256 * 1024;

  private static final String FUNCTIONS = Resources.text("/node/read-files.sh");

  private ReadScript() {}

  /** The script, {@code node/read-files.sh}: POSIX sh that defines functions. */
  public static String functions() {
    return FUNCTIONS;
  }

  /**
   * The words of the command that reads the files, still to be quoted. Through {@code sudo -n} goes
   * only {@code cat} of a file that the account can't read.
   */
  public static List<String> read(Node node, List<String> paths) {
    List<String> words = new ArrayList<>();
    words.add("read_files");
    words.add(node.ssh().sudo() ? "sudo" : "plain");
    words.add(Integer.toString(LARGEST_FILE));
    words.addAll(paths);
    return List.copyOf(words);
  }

  /** The files that the answer tells of; odd output is left out, never an exception. */
  public static List<ConfigurationFile> parse(String answer, Node node) {
    return FilesAnswer.parse(answer, node);
  }
}
