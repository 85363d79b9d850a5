package dev.pairkeeper.operation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an upload: one package, or a tar archive of packages and of nothing else. */
final class UploadedPackages {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~:_%^-]*\\.(deb|rpm)");
  private static final String NO_ARCHIVE =
      "must be a tar archive, plain or by gzip, or a .deb or .rpm; %s.";

  private static final int MOST_FILES = 500;
  private static final int LONGEST_NAME = 200;

  /** Bytes that an archive may need for each file besides its content. */
  private static final long HEADS = 4096;

  /** What a Debian package begins with, as ar archives do (deb(5)). */
  private static final byte[] DEB = {'!', '<', 'a', 'r', 'c', 'h', '>', '\n'};

  /** The lead of a package of rpm. */
  private static final byte[] RPM = {(byte) 0xed, (byte) 0xab, (byte) 0xee, (byte) 0xdb};

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private final Path upload;
  private final long most;

  UploadedPackages(Path upload, long most) {
    this.upload = upload;
    this.most = most;
  }

  /** The upload is not as it should be; the message is the end of a sentence about it. */
  static final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
      super(message);
    }
  }

  /**
   * Hands over each package, by the name of its file.
   *
   * @throws UnfitException when there is anything else in it, or nothing
   */
  void each(BiConsumer<String, byte[]> reader) throws UnfitException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(upload))) {
      byte[] start = start(raw);
      String single = ending(start);
      if (single != null) {
        reader.accept("package" + single, raw.readAllBytes());
      } else if (begins(start, GZIP)) {
        entries(new BufferedInputStream(new GZIPInputStream(raw)), reader);
      } else {
        entries(raw, reader);
      }
    } catch (IOException e) {
      throw new UnfitException(NO_ARCHIVE.formatted("it can't be read: " + e.getMessage()));
    }
  }

  private void entries(InputStream input, BiConsumer<String, byte[]> reader)
      throws IOException, UnfitException {
    Set<String> names = new HashSet<>();
    long left = most;
    try (var entries = new TarArchiveInputStream(bounded(input), StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        require(entry.isCheckSumOK(), NO_ARCHIVE.formatted("it is damaged"));
        if (entry.isDirectory()) {
          continue;
        }
        String name = fitName(entry);
        require(names.add(name), "has two files named %s.".formatted(name));
        require(names.size() <= MOST_FILES, "has more than %d files.".formatted(MOST_FILES));
        require(
            entry.getSize() <= left,
            "has packages of more than %d bytes together.".formatted(most));
        left -= entry.getSize();
        byte[] content = entries.readNBytes(Math.toIntExact(entry.getSize()));
        String ending = ending(content);
        require(
            ending != null && name.endsWith(ending),
            "has %s, which is no package by its content.".formatted(name));
        reader.accept(name, content);
      }
    }
    require(!names.isEmpty(), NO_ARCHIVE.formatted("no package is in it"));
  }

  /** What is packed may be a thousand times as large, and a name alone as large as that. */
  private InputStream bounded(InputStream input) throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(input)
        .setMaxCount(most + MOST_FILES * HEADS)
        .get();
  }

  private static String fitName(TarArchiveEntry entry) throws UnfitException {
    String path = entry.getName();
    String shown = path.length() > LONGEST_NAME ? path.substring(0, LONGEST_NAME) + "…" : path;
    require(isRegular(entry), "has %s, which is not a regular file.".formatted(shown));
    require(!path.startsWith("/"), "has %s, an absolute path.".formatted(shown));
    require(
        Arrays.stream(path.split("/")).noneMatch(".."::equals),
        "has %s, which leads upwards.".formatted(shown));
    String name = path.substring(path.lastIndexOf('/') + 1);
    require(
        NAME.matcher(name).matches() && name.length() <= LONGEST_NAME,
        "has %s, which is not named as a .deb or .rpm is.".formatted(shown));
    return name;
  }

  private static boolean isRegular(TarArchiveEntry entry) {
    byte type = entry.getLinkFlag();
    return (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM) && !entry.isSparse();
  }

  private static void require(boolean fits, String otherwise) throws UnfitException {
    if (!fits) {
      throw new UnfitException(otherwise);
    }
  }

  private static byte[] start(InputStream raw) throws IOException {
    raw.mark(DEB.length);
    byte[] start = raw.readNBytes(DEB.length);
    raw.reset();
    return start;
  }

  private static @Nullable String ending(byte[] content) {
    if (begins(content, DEB)) {
      return ".deb";
    }
    return begins(content, RPM) ? ".rpm" : null;
  }

  private static boolean begins(byte[] content, byte[] with) {
    return content.length >= with.length
        && Arrays.equals(content, 0, with.length, with, 0, with.length);
  }
}
