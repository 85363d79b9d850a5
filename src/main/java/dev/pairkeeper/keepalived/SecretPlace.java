package dev.pairkeeper.keepalived;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a secret stands in a text, and as what.
 *
 * @param start of its first character
 * @param end behind its last
 * @param text as it stands there, quotes included
 * @param inComment whether its line is a comment
 */
record SecretPlace(int start, int end, String text, boolean inComment) {

  private static final Pattern REFERENCE =
      Pattern.compile("[\"'\\s]{0,9}\\$\\{?([A-Za-z_][A-Za-z0-9_]{0,60})");
  private static final Pattern QUOTES = Pattern.compile("[\"']");
  private static final Pattern END_OF_WORD = Pattern.compile("[\\s;,)}]");

  /** The name of the variable that stands for it, if one does. */
  Optional<String> reference() {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The secret without its quotes, and its first word, which may be all of it. */
  List<String> values() {
    if (inComment || text.startsWith("/") || text.indexOf('$') >= 0 || text.indexOf('`') >= 0) {
      return List.of();
    }
    String bare = QUOTES.matcher(text).replaceAll("").strip();
    return Stream.of(bare, END_OF_WORD.split(bare, 2)[0])
        .filter(value -> value.indexOf('\n') < 0)
        .distinct()
        .toList();
  }
}
