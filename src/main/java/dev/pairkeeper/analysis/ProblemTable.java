package dev.pairkeeper.analysis;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can be wrong with a pair, causes before what follows from them: among problems of
 * one severity the first in this table comes first on the page.
 */
final class ProblemTable {

  static final List<Rule<?>> RULES =
      Stream.of(
              ReachabilityProblems.RULES,
              KeepalivedProblems.RULES,
              VipProblems.RULES,
              WritabilityProblems.RULES,
              IdentityProblems.RULES,
              ChannelProblems.RULES,
              LagProblems.RULES,
              ConfigurationProblems.RULES)
          .<Rule<?>>flatMap(List::stream)
          .toList();

  private ProblemTable() {}
}
