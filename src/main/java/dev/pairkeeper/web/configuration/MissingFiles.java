package dev.pairkeeper.web.configuration;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostSnapshot;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the files that a configuration names are not on its host. */
final class MissingFiles {

  /** Paths as {@code node/observe-files.sh} knows them, which tells of each that is a file. */
  private static final Pattern PATH = Pattern.compile("/[A-Za-z][A-Za-z0-9_.@+/-]*");

  private static final Pattern COMMENT = Pattern.compile("[#!].*");

  /** Where it does not look: programs of the system and what is no file. */
  private static final Pattern NOT_LOOKED_AT =
      Pattern.compile("/((usr/)?(s?bin|lib|lib64)|dev|proc|sys|run|var/run|tmp)(/.*)?");

  /** More files of a host are not looked at. */
  private static final int MOST_FILES = 64;

  private MissingFiles() {}

  /**
   * Their paths; none while something of what is named could not be looked at, and none that stands
   * in the text only in parts, as behind a definition: the host was never asked for it.
   */
  static Set<String> of(Configuration configuration, HostSnapshot host) {
    int files = host.files().size();
    if (files == 0 || files >= MOST_FILES || !host.hiddenFiles().isEmpty()) {
      return Set.of();
    }
    Set<String> there =
        host.files().stream().map(FileFact::path).collect(Collectors.toUnmodifiableSet());
    return commands(configuration.statements())
        .filter(path -> PATH.matcher(path).matches())
        .filter(path -> !NOT_LOOKED_AT.matcher(path).matches())
        .filter(path -> !there.contains(path))
        .filter(path -> standsWhole(path, configuration))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean standsWhole(String path, Configuration configuration) {
    return configuration.sources().texts().values().stream()
        .flatMap(String::lines)
        .map(line -> COMMENT.matcher(line).replaceFirst(""))
        .anyMatch(line -> line.contains(path));
  }

  private static Stream<String> commands(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement ->
            Stream.concat(statement.command().stream().limit(1), commands(statement.statements())));
  }
}
