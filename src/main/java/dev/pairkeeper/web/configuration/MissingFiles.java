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

  /** Where it does not look: programs of the system and what is no file. */
  private static final Pattern NOT_LOOKED_AT =
      Pattern.compile("/((usr/)?(s?bin|lib|lib64)|dev|proc|sys|run|var/run|tmp)(/.*)?");

  private MissingFiles() {}

  /** Their paths; none while something of what is named could not be looked at. */
  static Set<String> of(Configuration configuration, HostSnapshot host) {
    if (host.files().isEmpty() || !host.hiddenFiles().isEmpty()) {
      return Set.of();
    }
    Set<String> there =
        host.files().stream().map(FileFact::path).collect(Collectors.toUnmodifiableSet());
    return commands(configuration.statements())
        .filter(path -> PATH.matcher(path).matches())
        .filter(path -> !NOT_LOOKED_AT.matcher(path).matches())
        .filter(path -> !there.contains(path))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> commands(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement ->
            Stream.concat(statement.command().stream().limit(1), commands(statement.statements())));
  }
}
