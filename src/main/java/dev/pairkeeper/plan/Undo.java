package dev.pairkeeper.plan;

import java.util.List;
import java.util.stream.Collectors;

/** How a step is taken back. */
public sealed interface Undo {

  /** What it would do, for whoever reads the plan. */
  String says();

  /** There is nothing to take back: the step only looks or waits. */
  record Nothing() implements Undo {

    @Override
    public String says() {
      return "Nothing to undo.";
    }
  }

  /** What was done stays: it does no harm, and a sentence says why. */
  record Stays(String why) implements Undo {

    @Override
    public String says() {
      return why;
    }
  }

  /** Deeds that restore what was before, in their order. */
  record By(List<Deed> deeds) implements Undo {

    public By {
      deeds = List.copyOf(deeds);
    }

    /** One deed restores what was before. */
    public By(Deed deed) {
      this(List.of(deed));
    }

    @Override
    public String says() {
      return deeds.stream().map(Deed::detail).collect(Collectors.joining("\n"));
    }
  }
}
