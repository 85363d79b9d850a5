package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.Finding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What the text of an AppArmor profile lets a program read (apparmor.d(5), 'File rules'). */
final class AppArmorRules {

  private static final String PATH = "\"[^\"]+\"|[/@{][^\\s,]*(?:,[^\\s,]+)*";

  /** {@code deny owner /path rw,} or, as older profiles have it, {@code rw /path,}. */
  private static final Pattern RULE =
      Pattern.compile(
          "((?:(?:audit|allow|deny|owner|file)\\s+)*)(?:(%1$s)\\s+([a-zA-Z]+)|([a-zA-Z]+)\\s+(%1$s))(?:\\s*->[^,]*)?\\s*,.*"
              .formatted(PATH));

  private static final Pattern EVERYTHING = Pattern.compile("(?:allow\\s+)?file\\s*,.*");
  private static final Pattern INCLUDE = Pattern.compile("#?include\\s.*");
  private static final Pattern VALUES = Pattern.compile("@\\{(\\w+)}\\s*\\+?=\\s*([^#]+).*");
  private static final Pattern VARIABLE = Pattern.compile("@\\{(\\w+)}");

  /** Variables name others; deeper than that they go in circles. */
  private static final int DEEPEST = 8;

  private final List<String> lines;
  private final Map<String, String> variables = new HashMap<>();

  /** What a line says of a path; a later one outweighs an earlier one. */
  private enum Verdict {
    SILENT,
    UNTOLD,
    ALLOWS,
    DENIES
  }

  private AppArmorRules(String text) {
    this.lines = text.lines().map(String::strip).toList();
    for (String line : lines) {
      Matcher values = VALUES.matcher(line);
      if (values.matches()) {
        String names = values.group(2).strip().replaceAll("/*\\s+", ",").replaceAll("/+$", "");
        variables.merge(values.group(1), names, (some, more) -> some + "," + more);
      }
    }
  }

  static AppArmorRules of(String text) {
    return new AppArmorRules(text);
  }

  /** Whether that path may be read; not known where that hangs on what the text does not tell. */
  Finding reads(String path) {
    Verdict verdict =
        lines.stream()
            .map(line -> verdict(line, path))
            .max(Comparator.naturalOrder())
            .orElse(Verdict.UNTOLD);
    return switch (verdict) {
      case ALLOWS -> Finding.YES;
      case SILENT, DENIES -> Finding.NO;
      case UNTOLD -> Finding.UNKNOWN;
    };
  }

  private Verdict verdict(String line, String path) {
    if (INCLUDE.matcher(line).matches()) {
      return Verdict.UNTOLD;
    }
    if (EVERYTHING.matcher(line).matches()) {
      return Verdict.ALLOWS;
    }
    Matcher rule = RULE.matcher(line);
    if (!rule.matches()) {
      return Verdict.SILENT;
    }
    boolean leading = rule.group(2) == null;
    String access = leading ? rule.group(4) : rule.group(3);
    Pattern paths = paths(leading ? rule.group(5) : rule.group(2));
    if (!access.contains("r") || (paths != null && !paths.matcher(path).matches())) {
      return Verdict.SILENT;
    }
    if (paths == null || rule.group(1).contains("owner")) {
      return Verdict.UNTOLD;
    }
    return rule.group(1).contains("deny") ? Verdict.DENIES : Verdict.ALLOWS;
  }

  /** The paths that a rule is about; null when it names a variable that the text lacks. */
  private @Nullable Pattern paths(String rule) {
    String expanded = rule.replace("\"", "");
    for (int depth = 0; depth < DEEPEST; depth++) {
      expanded =
          VARIABLE
              .matcher(expanded)
              .replaceAll(name ->
                  Matcher.quoteReplacement(
                      variables.containsKey(name.group(1))
                          ? "{" + variables.get(name.group(1)) + "}"
                          : name.group()));
    }
    try {
      return expanded.contains("@{") ? null : Pattern.compile(pattern(expanded));
    } catch (PatternSyntaxException strange) {
      return null;
    }
  }

  /** Its globs as a regular expression; slashes in a row count as one. */
  private static String pattern(String globs) {
    String marked = globs.replaceAll("/+", "/").replaceAll("([.+()|$\\\\])", "\\\\$1");
    return marked
        .replace("?", "[^/]")
        .replace("**", "\0")
        .replace("*", "[^/]*")
        .replace("\0", ".*")
        .replace("{", "(?:")
        .replace("}", ")")
        .replace(",", "|");
  }
}
