package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.lint.ValueShape.Fit;
import dev.pairkeeper.keepalived.lint.ValueShape.Missing;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands against the value behind a keyword. */
final class KeywordValues {

  private static final Map<String, String> FATES =
      Map.of(
          "virtual_router_id", "keepalived ends, as the instance then has no VRID",
          "priority", "keepalived takes 100 instead",
          "advert_int", "keepalived takes 1 second instead",
          "state", "keepalived takes BACKUP instead");

  /** Keywords whose values have rules that know more of them. */
  private static final Set<String> TOLD_ELSEWHERE =
      Set.of("auth_type", "priority", "virtual_router_id");

  private KeywordValues() {}

  static Optional<Hit> missing(LintedNode node, KeywordUse use) {
    return judged(node, use, EnumSet.of(Fit.MISSING), "'%2$s' needs %3$s behind it. %6$s.");
  }

  static Optional<Hit> noNumber(LintedNode node, KeywordUse use) {
    return judged(
        node,
        use,
        EnumSet.of(Fit.NOT_A_NUMBER, Fit.TOO_MANY_PLACES),
        "'%1$s' is not what '%2$s' takes, %3$s%5$s; %4$s.");
  }

  static Optional<Hit> outOfRange(LintedNode node, KeywordUse use) {
    return judgedUnlessElsewhere(
        node,
        use,
        EnumSet.of(Fit.OUT_OF_RANGE),
        "%1$s is outside of what '%2$s' takes, %3$s; %4$s.");
  }

  static Optional<Hit> noSuchWord(LintedNode node, KeywordUse use) {
    return judgedUnlessElsewhere(
            node,
            use,
            EnumSet.of(Fit.NO_SUCH_WORD),
            "'%1$s' is none of the words that '%2$s' takes: %3$s; %4$s.")
        .map(hit -> hit.withEdit(meant(node, use)));
  }

  /** The word that is meant, where it can be no other. */
  private static Optional<Edit> meant(LintedNode node, KeywordUse use) {
    @Nullable Release release = Release.of(node.host().keepalivedVersion()).orElse(null);
    return use.statement().arguments().stream()
        .findFirst()
        .flatMap(word ->
            use.known()
                .flatMap(
                    keyword -> Suggestion.certain(word.text(), keyword.valueFor(release).words()))
                .flatMap(meant -> LineEdits.in(node).replace(word.at(), word.text(), meant)));
  }

  private static Optional<Hit> judgedUnlessElsewhere(
      LintedNode node, KeywordUse use, Set<Fit> wanted, String message) {
    return TOLD_ELSEWHERE.contains(use.statement().keyword())
        ? Optional.empty()
        : judged(node, use, wanted, message);
  }

  private static Optional<Hit> judged(
      LintedNode node, KeywordUse use, Set<Fit> wanted, String message) {
    @Nullable Release release = Release.of(node.host().keepalivedVersion()).orElse(null);
    Statement line = use.statement();
    return use.known()
        .filter(keyword -> wanted.contains(fit(keyword, line, release)))
        .map(keyword ->
            Hit.at(
                node,
                line.at(),
                message.formatted(
                    line.value().orElse(""),
                    keyword.name(),
                    keyword.valueFor(release).allowed(),
                    FATES.getOrDefault(keyword.name(), "keepalived ignores the line"),
                    older(keyword, line, release),
                    keyword.valueFor(release).missing() == Missing.FATAL
                        ? "keepalived ends when it reads this line"
                        : "keepalived ignores the line")));
  }

  /** How the value fits the installed release; where that is unknown, the one it fits best. */
  static Fit fit(Keyword keyword, Statement line, @Nullable Release release) {
    Fit fit = keyword.valueFor(release).judge(line.value());
    return release == null && keyword.before().judge(line.value()) == Fit.FITS ? Fit.FITS : fit;
  }

  private static String older(Keyword keyword, Statement line, @Nullable Release release) {
    return release != null
            && keyword.changed() != null
            && keyword.value().judge(line.value()) == Fit.FITS
        ? " before keepalived " + keyword.changed() + " (here " + release + ")"
        : "";
  }
}
