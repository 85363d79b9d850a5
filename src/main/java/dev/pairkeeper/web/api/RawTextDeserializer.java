package dev.pairkeeper.web.api;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads text that is looked at and not stored: any character may be in it. Half a surrogate pair,
 * which no answer could repeat, becomes a question mark.
 */
final class RawTextDeserializer extends StdDeserializer<String> {

  RawTextDeserializer() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new UnfitValueException(json, "must be text in quotes.");
    }
    return new String(json.getString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
