package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections that {@code node/read-files.sh} prints; its head describes them. */
final class FilesAnswer {

  private static final Pattern SEPARATOR = Pattern.compile("\036");
  private static final Pattern HEAD =
      Pattern.compile("(read|large|gone) (?:([0-7]{1,4}) (\\S+) )?(/[^\n]*)\n(.*)", Pattern.DOTALL);
  private static final byte WHOLE = '.';

  private final Node node;

  private FilesAnswer(Node node) {
    this.node = node;
  }

  static List<ConfigurationFile> parse(String answer, Node node) {
    FilesAnswer reader = new FilesAnswer(node);
    List<ConfigurationFile> files = new ArrayList<>();
    SEPARATOR
        .splitAsStream(answer)
        .skip(1)
        .forEach(part -> reader.file(part).ifPresent(files::add));
    return List.copyOf(files);
  }

  private Optional<ConfigurationFile> file(String section) {
    Matcher head = HEAD.matcher(section);
    if (!head.matches()) {
      return Optional.empty();
    }
    String path = head.group(4);
    String mode = FileModes.fourDigits(head.group(2) == null ? "" : head.group(2));
    String owner = head.group(3) == null ? "" : head.group(3);
    return Optional.of(
        switch (head.group(1)) {
          case "read" -> content(path, mode, owner, head.group(5));
          case "large" -> untold(path, mode, owner, Untold.FILE_TOO_LARGE);
          default -> untold(path, mode, owner, Untold.FILE_GONE);
        });
  }

  private ConfigurationFile content(String path, String mode, String owner, String encoded) {
    byte[] bytes = decoded(encoded);
    if (bytes.length == 0 || bytes[bytes.length - 1] != WHOLE) {
      return untold(path, mode, owner, Untold.FILE_UNREADABLE);
    }
    byte[] content = Arrays.copyOf(bytes, bytes.length - 1);
    return ConfigurationFile.of(
        new FileFact(path, Sha256.of(content), mode, owner),
        new String(content, StandardCharsets.UTF_8));
  }

  private ConfigurationFile untold(String path, String mode, String owner, Untold why) {
    FileFact fact = new FileFact(path, "", mode, owner);
    return new ConfigurationFile(fact, null, why.about(node, path));
  }

  private static byte[] decoded(String encoded) {
    try {
      return Base64.getMimeDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
