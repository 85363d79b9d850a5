package dev.pairkeeper.web.page;

import dev.pairkeeper.analysis.ProblemCode;
import java.util.List;
import java.util.stream.Stream;

/** What the help says about one problem code. */
record ProblemEntry(ProblemCode code) {

  static List<ProblemEntry> all() {
    return Stream.of(ProblemCode.values()).map(ProblemEntry::new).toList();
  }
}
