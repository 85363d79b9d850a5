package dev.pairkeeper.keepalived;

import static dev.pairkeeper.keepalived.SecretExtent.ADDRESS;
import static dev.pairkeeper.keepalived.SecretExtent.KEY;
import static dev.pairkeeper.keepalived.SecretExtent.LINE;
import static dev.pairkeeper.keepalived.SecretExtent.WORD;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds where secrets stand in keepalived.conf, in scripts and in option files. No pattern repeats
 * a group, so that no text, however long, can exhaust the stack or take more than linear time.
 */
final class SecretPlaces {

  /** What names of passwords have in common, whatever stands before and behind. */
  private static final String NAME =
      "(?:pass|pwd|secret|token|credential|api_?key|private_?key)[a-z0-9_.-]{0,60}+";

  /** What stands between a name and its value in shells, option files, SQL, JSON and PHP. */
  private static final String ASSIGNED = "[\"'\\]]{0,2}[ \\t]{0,9}(?::=|=>|!=|={1,3}|:|\\+=)";

  private static final List<Clue> CLUES =
      List.of(
          // keywords of keepalived.conf(5), which others use in the same way
          clue(
              "(?<![\\w${-])(?:auth_pass|password|passwd|passphrase|digest)[ \\t]++(?![:=!])",
              LINE),
          clue(NAME + ASSIGNED + "[ \\t]++", LINE),
          clue(NAME + "[\"'\\]]{0,2}[ \\t]++(?::=|=>|!=|={1,3}|:|\\+=)[ \\t]*+", LINE),
          clue(
              "(?m)^[ \\t]*+(?-i:[a-z_.-]{0,60}?(?:pass|pwd|secret|token)[a-z0-9_.-]{0,60})=",
              LINE),
          clue(NAME + ASSIGNED, WORD),
          clue("--" + NAME + "[ \\t]++", WORD),
          // mysql(1) and its kin: -pSECRET, also behind options that take no value
          clue("(?<=[\\s\"'=(])(?-i:-p)", WORD),
          clue("(?<=[ \\t])(?-i:-[ABbCcEfGHiKkNnoqrstUVvwX]{1,12}p)", WORD),
          clue("sshpass[ \\t]++-p[ \\t]*+", WORD),
          // SQL
          clue("identified[ \\t]++(?:with[ \\t]++\\S{1,60}[ \\t]++)?(?:by|as)[ \\t]++", LINE),
          clue("password[ \\t]*+\\([ \\t]*+", WORD),
          // the web
          clue("://[^\\s/@:]{0,200}:", ADDRESS),
          clue("(?<![\\w-])(?:-u|--user)(?:=|[ \\t]*+)[\"']?[^\\s:\"']{0,200}:", WORD),
          clue("authorization[\"']?[ \\t]*+[:=][ \\t]*+", LINE),
          clue("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----", KEY));

  /** What tells that a secret follows, and how far that goes. */
  private record Clue(Pattern before, SecretExtent extent) {}

  private SecretPlaces() {}

  /**
   * The places, in their order; they may overlap.
   *
   * @param variables whose values are secrets, too
   */
  static List<SecretPlace> find(String text, Set<String> variables) {
    List<SecretPlace> places = new ArrayList<>();
    Stream.concat(CLUES.stream(), variables.stream().map(SecretPlaces::setting))
        .forEach(clue -> collect(clue, text, places));
    places.sort(Comparator.comparingInt(SecretPlace::start));
    return places;
  }

  private static void collect(Clue clue, String text, List<SecretPlace> places) {
    Matcher matcher = clue.before().matcher(text);
    LineCursor line = new LineCursor(text);
    int from = 0;
    while (from < text.length() && matcher.find(from)) {
      int start = matcher.end();
      int end = clue.extent().end(text, start);
      if (end > start) {
        boolean inComment = line.isCommentAt(start);
        places.add(new SecretPlace(start, end, text.substring(start, end), inComment));
      }
      from = Math.max(end, matcher.start() + 1);
    }
  }

  private static Clue setting(String variable) {
    String name = Pattern.quote(variable);
    return new Clue(Pattern.compile("(?<![A-Za-z0-9_])" + name + "[ \\t]*+=[ \\t]*+"), WORD);
  }

  private static Clue clue(String before, SecretExtent extent) {
    return new Clue(Pattern.compile(before, Pattern.CASE_INSENSITIVE), extent);
  }
}
