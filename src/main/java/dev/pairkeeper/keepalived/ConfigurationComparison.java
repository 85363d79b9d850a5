package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the files of a node with those that are wanted for it. Pure. */
public final class ConfigurationComparison {

  private ConfigurationComparison() {}

  /**
   * What differs, none when nothing does. Of a file that can't be read now only mode and owner are
   * compared: what is not known is no difference.
   *
   * @param actual the files as a look saw them
   * @param known the contents read last, as far as they are those of {@code actual}; else null
   */
  public static List<FileDrift> drifts(
      NodeConfiguration wanted, List<FileFact> actual, @Nullable NodeConfiguration known) {
    Map<String, FileFact> present = new LinkedHashMap<>();
    actual.forEach(fact -> present.put(fact.path(), fact));
    List<FileDrift> drifts = new ArrayList<>();
    for (ConfigurationFile file : wanted.files()) {
      FileFact now = present.remove(file.path());
      if (now == null) {
        drifts.add(new FileDrift(file.path(), file.fact(), null, null));
      } else if (differ(file.fact(), now)) {
        drifts.add(new FileDrift(file.path(), file.fact(), now, lines(file, now, known)));
      }
    }
    present.values().forEach(fact -> drifts.add(new FileDrift(fact.path(), null, fact, null)));
    return List.copyOf(drifts);
  }

  /** A mask for all that is known of files that are shown together. */
  public static SecretMask mask(List<NodeConfiguration> configurations) {
    return SecretMask.of(
        configurations.stream()
            .flatMap(configuration -> configuration.files().stream())
            .flatMap(file -> Stream.ofNullable(file.text()))
            .map(Secret::reveal)
            .toList());
  }

  /**
   * The difference of one file from wanted to actual in unified form, secrets masked, with lines
   * like those of git for what is not its content; empty when there is none.
   *
   * @param wanted null for a file that nobody wants
   * @param actual null for a file that is gone
   */
  public static String unified(
      @Nullable ConfigurationFile wanted, @Nullable ConfigurationFile actual, SecretMask mask) {
    List<String> lines = new ArrayList<>();
    if (wanted != null && actual != null) {
      lines.addAll(metadata(wanted.fact(), actual.fact()));
    }
    lines.addAll(content(wanted, actual, mask));
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static boolean differ(FileFact wanted, FileFact actual) {
    boolean unknown = !actual.isRead();
    return !(unknown || wanted.sha256().equals(actual.sha256()))
        || !wanted.mode().equals(actual.mode())
        || !wanted.owner().equals(actual.owner());
  }

  private static FileDrift.@Nullable Lines lines(
      ConfigurationFile wanted, FileFact now, @Nullable NodeConfiguration known) {
    Secret text =
        Optional.ofNullable(known)
            .flatMap(read -> read.file(now.path()))
            .filter(file -> file.fact().sha256().equals(now.sha256()))
            .map(ConfigurationFile::text)
            .orElse(null);
    return wanted.text() == null || text == null || wanted.text().equals(text)
        ? null
        : new LineComparison(wanted.text().reveal(), text.reveal()).count();
  }

  private static List<String> metadata(FileFact wanted, FileFact actual) {
    List<String> lines = new ArrayList<>();
    if (!wanted.mode().equals(actual.mode())) {
      lines.add("old mode " + wanted.mode());
      lines.add("new mode " + actual.mode());
    }
    if (!wanted.owner().equals(actual.owner())) {
      lines.add("old owner " + wanted.owner());
      lines.add("new owner " + actual.owner());
    }
    return lines;
  }

  private static List<String> content(
      @Nullable ConfigurationFile wanted, @Nullable ConfigurationFile actual, SecretMask mask) {
    String before = text(wanted);
    String after = text(actual);
    String nameBefore = wanted == null ? "/dev/null" : "wanted" + wanted.path();
    String nameAfter = actual == null ? "/dev/null" : "actual" + actual.path();
    if (before != null && after != null) {
      return new LineComparison(before, after).unified(nameBefore, nameAfter, mask);
    }
    boolean same =
        wanted != null && actual != null && wanted.fact().sha256().equals(actual.fact().sha256());
    return same
        ? List.of()
        : List.of("--- " + nameBefore, "+++ " + nameAfter, "The contents can't be compared.");
  }

  /** The content, empty for no file, null when it is not known. */
  private static @Nullable String text(@Nullable ConfigurationFile file) {
    if (file == null) {
      return "";
    }
    return file.text() == null ? null : file.text().reveal();
  }
}
