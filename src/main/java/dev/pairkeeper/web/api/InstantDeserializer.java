package dev.pairkeeper.web.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a moment as ISO-8601 has it, with its offset, and no number whose unit one has to guess.
 */
final class InstantDeserializer extends StdDeserializer<Instant> {

  InstantDeserializer() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      try {
        return Instant.parse(json.getString());
      } catch (DateTimeParseException wrong) {
        throw unfit(json);
      }
    }
    throw unfit(json);
  }

  private static UnfitValueException unfit(JsonParser json) {
    return new UnfitValueException(
        json, "must be a time in ISO-8601 with its offset, such as 2026-01-31T22:00:00Z.");
  }
}
