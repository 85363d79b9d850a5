package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line by which an instance or its group tracks something.
 *
 * @param weight 0 for FAULT instead of another priority
 * @param reverse whether the weight counts the other way round: against the instance while what is
 *     tracked is well
 * @param line of the list, such as {@code check weight -20}
 * @param declared the block that it names; null for an interface, or where there is none
 */
record Tracker(
    Kind kind, int weight, boolean reverse, Statement line, @Nullable Statement declared) {

  private static final int MOST_WEIGHT = 254;

  /** Each is compared with each line that tracks; nobody has more. */
  private static final int MOST_BLOCKS = 255;

  /** What can be tracked. */
  enum Kind {
    SCRIPT("track_script", 0),
    PROCESS("track_process", 0, "vrrp_track_process"),
    FILE("track_file", 1, "vrrp_track_file", "track_file"),
    INTERFACE("track_interface", 0),
    BFD("track_bfd", 0, "bfd_instance");

    private final String list;
    private final int standard;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> declaring;

    Kind(String list, int standard, String... declaring) {
      this.list = list;
      this.standard = standard;
      this.declaring = List.of(declaring);
    }

    /** The block of that name; of scripts there are many, which are found by name once. */
    private Optional<Statement> declaration(LintedNode node, String name) {
      return this == SCRIPT
          ? node.declared().script(name).map(VrrpScriptBlock::statement)
          : declaring.stream()
              .flatMap(keyword -> node.configuration().all(keyword).limit(MOST_BLOCKS))
              .filter(block -> block.value().equals(Optional.of(name)))
              .findFirst();
    }

    /** Whether it tells of the server, not of the network. */
    boolean watchesServer() {
      return this == SCRIPT || this == PROCESS;
    }
  }

  /** What an instance or a group tracks, in the order of the text. */
  static Stream<Tracker> of(LintedNode node, Statement owner) {
    return owner.statements().stream()
        .flatMap(list ->
            Stream.of(Kind.values())
                .filter(kind -> list.is(kind.list))
                .flatMap(kind ->
                    list.statements().stream()
                        .limit(MOST_BLOCKS)
                        .map(line -> of(node, kind, line))));
  }

  private static Tracker of(LintedNode node, Kind kind, Statement line) {
    @Nullable Statement declared = kind.declaration(node, line.keyword()).orElse(null);
    List<String> here = texts(line);
    List<String> there =
        declared == null
            ? List.of()
            : declared.last("weight").map(Tracker::texts).orElse(List.of());
    boolean reverse = there.contains("reverse");
    return new Tracker(
        kind,
        weight(here).or(() -> weight(there)).orElse(kind.standard),
        here.contains("reverse") || (reverse && !here.contains("noreverse")),
        line,
        declared);
  }

  private static List<String> texts(Statement line) {
    return line.words().stream().map(Word::text).toList();
  }

  private static Optional<Integer> weight(List<String> words) {
    int weight = words.indexOf("weight");
    return weight < 0 || weight + 1 >= words.size()
        ? Optional.empty()
        : Numbers.integer(words.get(weight + 1))
            .map(number -> Math.clamp(number, -MOST_WEIGHT, MOST_WEIGHT));
  }

  String name() {
    return line.keyword();
  }

  /** The same without a weight, as keepalived makes it where weights may not count. */
  Tracker unweighted() {
    return new Tracker(kind, 0, reverse, line, declared);
  }

  /** What it adds to the priority while it is well. */
  int well() {
    if (kind == Kind.FILE) {
      return initialValue() * weight * sign();
    }
    return Math.max(0, weight) * sign();
  }

  /** What it adds while it fails; what will stand in a file nobody knows. */
  int failed() {
    return kind == Kind.FILE ? well() : Math.min(0, weight) * sign();
  }

  private int sign() {
    return reverse ? -1 : 1;
  }

  private int initialValue() {
    return declared == null
        ? 0
        : declared
            .last("init_file")
            .flatMap(Numbers::integer)
            .map(value -> Math.clamp(value, -MOST_WEIGHT, MOST_WEIGHT))
            .orElse(0);
  }

  /**
   * Whether what happens to the server can put the instance into FAULT by it, whatever the weights
   * of others: a file does it by a value that is low enough.
   */
  boolean canFault() {
    return kind == Kind.FILE || (kind.watchesServer() && weight == 0);
  }

  /** Its weight as it is written. */
  String weightText() {
    return "weight " + weight + (reverse ? " reverse" : "");
  }

  /** The change that makes its weight 0; none where two places would have to change. */
  Optional<Edit> withoutWeight(LineEdits edits) {
    boolean here = texts(line).contains("weight");
    Optional<Statement> there = declared == null ? Optional.empty() : declared.last("weight");
    if (kind == Kind.FILE || reverse || (here && there.isPresent())) {
      return Optional.empty();
    }
    return here ? edits.replace(line, name()) : there.flatMap(edits::delete);
  }
}
