package dev.pairkeeper.keepalived.conf;

import java.math.BigDecimal;
import java.util.Optional;

/** Values of statements as numbers; what is not a number is no value. */
public final class Numbers {

  private Numbers() {}

  /** The statement's value as an integer. */
  public static Optional<Integer> integer(Statement statement) {
    return statement.value().flatMap(Numbers::integer);
  }

  /** The statement's value as a decimal, such as seconds. */
  public static Optional<BigDecimal> decimal(Statement statement) {
    return statement.value().flatMap(Numbers::decimal);
  }

  /** The text as an integer. */
  public static Optional<Integer> integer(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The text as a plain decimal without an exponent. */
  public static Optional<BigDecimal> decimal(String text) {
    return text.length() <= 30 && text.matches("-?[0-9]*\\.?[0-9]+|-?[0-9]+\\.")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
