package dev.pairkeeper.web.api;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a number of a human's size. An exponent such as in {@code 1e999999999} is a few characters
 * in JSON but a gigabyte once somebody writes it out.
 */
final class DecimalDeserializer extends StdDeserializer<BigDecimal> {

  private static final int MOST_PLACES = 20;

  DecimalDeserializer() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
    if (!json.currentToken().isNumeric()) {
      throw new UnfitValueException(json, "must be a number.");
    }
    BigDecimal number = json.getDecimalValue();
    if (Math.abs((long) number.scale()) > MOST_PLACES) {
      throw new UnfitValueException(
          json, "must be a number with at most %d places.".formatted(MOST_PLACES));
    }
    return number;
  }
}
