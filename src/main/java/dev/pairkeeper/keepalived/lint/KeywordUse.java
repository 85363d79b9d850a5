package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line where keepalived looks for a keyword. What stands in a block that keepalived does not read
 * as one is not looked at.
 *
 * @param block that it stands in, as the keyword tables name it
 * @param keyword null when there is none of that name in that block
 * @param outer the statement whose block it stands in; null for the outermost
 * @param following how many lines or blocks follow it in there
 */
record KeywordUse(
    Statement statement,
    String block,
    @Nullable Keyword keyword,
    @Nullable Statement outer,
    int following) {

  static Stream<KeywordUse> in(Configuration configuration) {
    List<KeywordUse> uses = new ArrayList<>();
    collect(configuration.statements(), "root", null, uses);
    return uses.stream();
  }

  private static void collect(
      List<Statement> statements, String block, @Nullable Statement outer, List<KeywordUse> into) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (!statement.words().isEmpty() && !statement.keyword().startsWith("~")) {
        Keyword keyword = Keywords.KNOWN.in(block, statement.keyword()).orElse(null);
        into.add(new KeywordUse(statement, block, keyword, outer, statements.size() - i - 1));
        if (keyword != null && keyword.kind() == Keyword.Kind.BLOCK) {
          collect(statement.statements(), keyword.opened(), statement, into);
        } else if (keyword != null && isOpenList(keyword, statement)) {
          return;
        }
      }
    }
  }

  /** A list of values without its brace, which takes what follows for values. */
  private static boolean isOpenList(Keyword keyword, Statement statement) {
    return keyword.kind() == Keyword.Kind.VALUES && statement.block() == null;
  }

  /** The keyword, when it is one. */
  Optional<Keyword> known() {
    return Optional.ofNullable(keyword);
  }

  boolean isOfKind(Keyword.Kind kind) {
    return keyword != null && keyword.kind() == kind;
  }

  boolean hasBrace() {
    return statement.block() != null;
  }

  /**
   * Whether keepalived ignores the brace behind it, so that the closing one ends the outer block.
   */
  boolean bracesGoAstray() {
    return hasBrace() && (keyword == null || isOfKind(Keyword.Kind.LINE));
  }

  /** The block that it stands in, as a person would call it. */
  String place() {
    if (outer == null) {
      return "the outermost level";
    }
    return outer.value().map(name -> outer.keyword() + " " + name).orElse(outer.keyword());
  }
}
