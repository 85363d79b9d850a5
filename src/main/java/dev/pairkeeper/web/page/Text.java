package dev.pairkeeper.web.page;

import java.util.List;

/**
 * A text for a page that is not yet in any language.
 *
 * @param key in messages.properties
 * @param arguments for its places {0}, {1}, …
 */
public record Text(String key, List<Object> arguments) {

  /** The text of that key with those arguments. */
  public static Text of(String key, Object... arguments) {
    return new Text(key, List.of(arguments));
  }

  /** The arguments as templates hand them on. */
  public Object[] parameters() {
    return arguments.toArray();
  }
}
