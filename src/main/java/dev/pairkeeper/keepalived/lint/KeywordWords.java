package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands against a keyword where it stands. */
final class KeywordWords {

  private KeywordWords() {}

  static Optional<Hit> unknown(LintedNode node, KeywordUse use) {
    if (use.keyword() != null) {
      return Optional.empty();
    }
    String message =
        "'%s' is no keyword of %s.%s keepalived ignores the line%s"
            .formatted(
                use.statement().keyword(),
                use.place(),
                hint(use),
                use.hasBrace() ? " and its brace; " + fateOfTheRest(use) : ".");
    return Optional.of(
        Hit.at(node, use.statement().at(), message)
            .withEdit(
                meant(node, use)
                    .flatMap(word ->
                        LineEdits.in(node)
                            .replace(use.statement().at(), use.statement().keyword(), word))));
  }

  /** The keyword that is meant, where it can be no other and does what the line looks like. */
  private static Optional<String> meant(LintedNode node, KeywordUse use) {
    Statement line = use.statement();
    if (!Keywords.KNOWN.blocksWith(line.keyword()).isEmpty()) {
      return Optional.empty();
    }
    @Nullable Release release = Release.of(node.host().keepalivedVersion()).orElse(null);
    return Suggestion.certain(line.keyword(), Keywords.KNOWN.names(use.block()))
        .flatMap(word -> Keywords.KNOWN.in(use.block(), word))
        .filter(keyword -> use.hasBrace() == (keyword.kind() != Keyword.Kind.LINE))
        .filter(keyword -> KeywordValues.fit(keyword, line, release) == ValueShape.Fit.FITS)
        .filter(keyword -> release == null || !release.isBefore(keyword.since()))
        .map(Keyword::name)
        .filter(word -> use.outer() == null || use.outer().last(word).isEmpty());
  }

  private static String hint(KeywordUse use) {
    String word = use.statement().keyword();
    List<String> blocks = Keywords.KNOWN.blocksWith(word);
    if (!blocks.isEmpty()) {
      return " It belongs in %s."
          .formatted(
              String.join(" or ", blocks.stream().limit(3).map(KeywordWords::blockName).toList()));
    }
    List<String> known = Keywords.KNOWN.names(use.block());
    return known.stream()
        .filter(name -> name.equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> Suggestion.of(word, known))
        .map(" Did you mean '%s'?"::formatted)
        .orElse("");
  }

  private static String blockName(String block) {
    return block.equals("root") ? "the outermost level" : block.replace('/', ' ');
  }

  private static String fateOfTheRest(KeywordUse use) {
    if (use.outer() == null) {
      return "it looks for the lines in it outside of any block.";
    }
    return "its closing brace then ends %s, and %s."
        .formatted(
            use.place(),
            switch (use.following()) {
              case 0 -> "the brace after it is one too many";
              case 1 -> "the line after it stands outside";
              default -> "the %d lines after it stand outside".formatted(use.following());
            });
  }

  static Optional<Hit> strayBlock(LintedNode node, KeywordUse use) {
    return Optional.of(use)
        .filter(line -> line.isOfKind(Keyword.Kind.LINE) && line.hasBrace())
        .map(line ->
            Hit.at(
                node,
                line.statement().at(),
                "'%s' opens no block. keepalived ignores the brace; %s"
                    .formatted(line.statement().keyword(), fateOfTheRest(line))));
  }

  static Optional<Hit> missingBlock(LintedNode node, KeywordUse use) {
    if (use.hasBrace() || use.keyword() == null || use.isOfKind(Keyword.Kind.LINE)) {
      return Optional.empty();
    }
    String fate =
        use.isOfKind(Keyword.Kind.VALUES)
            ? "keepalived takes every line up to the next '}' for one of its values."
            : "keepalived reads the lines up to the next '}' as its block.";
    return Optional.of(
        Hit.at(
            node,
            use.statement().at(),
            "No '{' follows '%s'; %s".formatted(use.statement().keyword(), fate)));
  }

  static Optional<Hit> tooNew(LintedNode node, KeywordUse use) {
    return Release.of(node.host().keepalivedVersion())
        .flatMap(installed ->
            use.known()
                .filter(keyword -> installed.isBefore(keyword.since()))
                .map(keyword ->
                    Hit.at(
                        node,
                        use.statement().at(),
                        "'%s' came with keepalived %s; %s has %s and ignores the line."
                            .formatted(keyword.name(), keyword.since(), node.name(), installed))));
  }

  static Optional<Hit> notBuiltIn(LintedNode node, KeywordUse use) {
    Set<String> built = node.host().buildOptions();
    return use.known()
        .filter(keyword ->
            built != null
                && !keyword.options().isEmpty()
                && keyword.options().stream().noneMatch(built::contains))
        .map(keyword ->
            Hit.at(
                node,
                use.statement().at(),
                "'%s' needs a keepalived built with %s; that of %s was not and ignores the line."
                    .formatted(
                        keyword.name(), String.join(" or ", keyword.options()), node.name())));
  }
}
