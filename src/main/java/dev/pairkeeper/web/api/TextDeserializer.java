package dev.pairkeeper.web.api;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads text, and nothing else, as text. Refuses what no database gives back as it was: halves of a
 * surrogate pair and the character NUL.
 */
final class TextDeserializer<T> extends StdDeserializer<T> {

  private final Function<String, T> wrap;

  TextDeserializer(Class<T> type, Function<String, T> wrap) {
    super(type);
    this.wrap = wrap;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new UnfitValueException(json, "must be text in quotes.");
    }
    String text = json.getString();
    if (text.codePoints().anyMatch(TextDeserializer::unfit)) {
      throw new UnfitValueException(json, "has a character that can't be stored; leave it out.");
    }
    return wrap.apply(text);
  }

  private static boolean unfit(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }
}
