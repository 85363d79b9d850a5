package dev.pairkeeper.web.page;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.analysis.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the help says about one problem code.
 *
 * @param severity null when it depends
 */
record ProblemEntry(
    ProblemCode code,
    @Nullable Severity severity,
    @Nullable String meaning,
    @Nullable String cure) {

  static List<ProblemEntry> all() {
    return Stream.of(ProblemCode.values())
        .map(code -> new ProblemEntry(code, null, null, null))
        .toList();
  }
}
