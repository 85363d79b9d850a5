package dev.pairkeeper.web.configuration;

import dev.pairkeeper.keepalived.ConfigurationComparison;
import dev.pairkeeper.keepalived.SecretMask;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.NodeConfiguration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a node, side by side and masked.
 *
 * @param told the files as the newest look saw them
 * @param reading what was read last, null for nothing yet
 * @param wanted null when nothing is wanted yet
 */
record MaskedFiles(
    List<FileFact> told,
    @Nullable NodeConfiguration reading,
    @Nullable NodeConfiguration wanted,
    SecretMask mask) {

  /** Those that are there first, then those that are gone. */
  List<FileView> views() {
    Set<String> paths = new LinkedHashSet<>();
    told.forEach(fact -> paths.add(fact.path()));
    if (wanted != null) {
      wanted.files().forEach(file -> paths.add(file.path()));
    }
    return paths.stream().map(this::view).toList();
  }

  private FileView view(String path) {
    ConfigurationFile actual = actual(path);
    ConfigurationFile base = wanted == null ? null : wanted.file(path).orElse(null);
    return new FileView(
        path,
        actual == null ? null : actual.fact(),
        masked(actual),
        base == null ? null : base.fact(),
        masked(base),
        untold(actual, base),
        wanted == null ? null : ConfigurationComparison.unified(base, actual, mask));
  }

  /** With its content if that is of the very file that the look saw; null when it is gone. */
  private @Nullable ConfigurationFile actual(String path) {
    FileFact fact = told.stream().filter(file -> file.path().equals(path)).findFirst().orElse(null);
    if (fact == null) {
      return null;
    }
    return Optional.ofNullable(reading)
        .flatMap(read -> read.file(path))
        .filter(file -> file.fact().sha256().equals(fact.sha256()))
        .map(file -> new ConfigurationFile(fact, file.text(), file.untold()))
        .orElseGet(() -> new ConfigurationFile(fact, null, path + " is being read."));
  }

  private @Nullable String masked(@Nullable ConfigurationFile file) {
    return file == null || file.text() == null ? null : mask.apply(file.text().reveal());
  }

  private static @Nullable String untold(
      @Nullable ConfigurationFile actual, @Nullable ConfigurationFile base) {
    if (actual != null && actual.untold() != null) {
      return actual.untold();
    }
    return base == null ? null : base.untold();
  }
}
