package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the word behind a keyword has to be. The numbers are read as lib/parser.c does in
 * read_int_func and read_decimal_unsigned_long_func.
 *
 * @param missing what keepalived does without it
 * @param words the ones that are allowed, of {@link Kind#WORDS}
 * @param least of a number
 * @param most of a number; null without a limit
 * @param places how many decimal places a number may have
 */
record ValueShape(
    Kind kind,
    Missing missing,
    List<String> words,
    BigDecimal least,
    @Nullable BigDecimal most,
    int places) {

  private static final Pattern FORM =
      Pattern.compile("([a-z]+)([0-9]?)([?!]?)(?:\\((?:([-0-9.]+?)\\.\\.([-0-9.]*)|(.*))\\))?");
  private static final List<String> SWITCH = List.of("on", "true", "yes", "off", "false", "no");
  private static final Pattern WHOLE = Pattern.compile("\\s*[-+]?[0-9]+");

  /** Sorts of values. */
  enum Kind {
    ANY,
    TEXT,
    COMMAND,
    INTERFACE,
    ADDRESS,
    SWITCH,
    WORDS,
    INT,
    DEC
  }

  /** What keepalived does when the value is missing. */
  enum Missing {
    FINE,
    IGNORED,
    FATAL
  }

  /** How a word fits. */
  enum Fit {
    FITS,
    MISSING,
    NOT_A_NUMBER,
    TOO_MANY_PLACES,
    OUT_OF_RANGE,
    NO_SUCH_WORD
  }

  /** Reads the form of the keyword tables. */
  static ValueShape of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("no shape of a value: " + text);
    }
    Kind kind = Kind.valueOf(form.group(1).toUpperCase(Locale.ROOT));
    String words = form.group(6);
    String least = form.group(4);
    String most = form.group(5);
    return new ValueShape(
        kind,
        missing(kind, form.group(3)),
        kind == Kind.SWITCH ? SWITCH : words == null ? List.of() : List.of(words.split("\\|", -1)),
        least == null ? BigDecimal.ZERO : new BigDecimal(least),
        most == null || most.isEmpty() ? null : new BigDecimal(most),
        form.group(2).isEmpty() ? 0 : Integer.parseInt(form.group(2)));
  }

  private static Missing missing(Kind kind, String sign) {
    return switch (sign) {
      case "?" -> Missing.FINE;
      case "!" -> Missing.IGNORED;
      default -> kind == Kind.ANY || kind == Kind.SWITCH ? Missing.FINE : Missing.FATAL;
    };
  }

  Fit judge(Optional<String> value) {
    if (value.isEmpty()) {
      return missing == Missing.FINE ? Fit.FITS : Fit.MISSING;
    }
    String word = value.get();
    return switch (kind) {
      case SWITCH, WORDS -> words.contains(word) ? Fit.FITS : Fit.NO_SUCH_WORD;
      case INT -> WHOLE.matcher(word).matches() ? range(word.strip()) : Fit.NOT_A_NUMBER;
      case DEC -> decimal(word);
      case ANY, TEXT, COMMAND, INTERFACE, ADDRESS -> Fit.FITS;
    };
  }

  private Fit decimal(String word) {
    if (Numbers.decimal(word).isEmpty()) {
      return Fit.NOT_A_NUMBER;
    }
    int point = word.indexOf('.');
    return point >= 0 && word.length() - point - 1 > places ? Fit.TOO_MANY_PLACES : range(word);
  }

  private Fit range(String word) {
    BigDecimal number = new BigDecimal(word);
    boolean within = number.compareTo(least) >= 0 && (most == null || number.compareTo(most) <= 0);
    return within ? Fit.FITS : Fit.OUT_OF_RANGE;
  }

  /** What is allowed, in words. */
  String allowed() {
    return switch (kind) {
      case SWITCH, WORDS -> String.join(", ", words);
      case INT, DEC -> "%s %s".formatted(places == 0 ? "a whole number" : "a number", limits());
      case ANY, TEXT -> "a word";
      case COMMAND -> "a command";
      case INTERFACE -> "an interface";
      case ADDRESS -> "an address";
    };
  }

  private String limits() {
    return most == null ? "from %s on".formatted(least) : "from %s to %s".formatted(least, most);
  }
}
