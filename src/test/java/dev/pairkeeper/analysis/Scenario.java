package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with {@code snapshot.yaml} and {@code expected.yaml}. The snapshot says only what
 * differs from the healthy pair; with {@code looks} there are several, each of which says what
 * differs from the rest of the file and how many seconds {@code after} the one before it was taken
 * (2 unless said). What is expected is so after the last look, or after each look of a list {@code
 * looks}.
 */
record Scenario(String situation, Yaml snapshot, Yaml expected) {

  static final Path FOLDER = Path.of("src/test/resources/scenarios");
  static final Yaml HEALTHY = read(FOLDER.resolve("healthy.yaml"));
  static final Instant START = Instant.parse("2026-01-05T03:00:00Z");

  /** What was seen in one look, judged, and what was expected of it. */
  record Look(PairSnapshot snapshot, Assessment assessment, Yaml expected) {}

  static List<Scenario> all() {
    try (Stream<Path> entries = Files.list(FOLDER)) {
      return entries
          .filter(Files::isDirectory)
          .sorted()
          .map(folder ->
              new Scenario(
                  folder.getFileName().toString(),
                  read(folder.resolve("snapshot.yaml")),
                  read(folder.resolve("expected.yaml"))))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Yaml read(Path file) {
    try {
      return Yaml.parse(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes the looks one after the other, each with the memory of those before it. */
  List<Look> play() {
    Yaml common = HEALTHY.overlaidWith(snapshot);
    List<Yaml> looks =
        snapshot.find("looks").isPresent() ? snapshot.maps("looks") : List.of(Yaml.parse(""));
    List<Look> played = new ArrayList<>();
    PastLooks past = PastLooks.NONE;
    Instant now = START;
    for (int i = 0; i < looks.size(); i++) {
      now = now.plus(looks.get(i).findSeconds("after").orElse(java.time.Duration.ofSeconds(2)));
      PairSnapshot seen = new SnapshotReader(common.overlaidWith(looks.get(i)), now, past).read();
      played.add(new Look(seen, PairJudge.judge(seen), expectedOf(i, looks.size())));
      past = Memory.after(seen);
    }
    return played;
  }

  private Yaml expectedOf(int look, int looks) {
    if (expected.find("looks").isPresent()) {
      return expected.maps("looks").get(look);
    }
    return look == looks - 1 ? expected : Yaml.parse("");
  }

  @Override
  public String toString() {
    return situation;
  }
}
