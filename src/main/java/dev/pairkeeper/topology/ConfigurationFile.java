package dev.pairkeeper.topology;

import org.jspecify.annotations.Nullable;

/**
 * A configuration file or script with its content, which may hold passwords and so never shows
 * itself.
 *
 * @param text as UTF-8, what is none replaced; null when it is not known
 * @param untold a sentence that says why the text is not known; null when it is
 */
public record ConfigurationFile(FileFact fact, @Nullable Secret text, @Nullable String untold) {

  /** A file whose content is known. */
  public static ConfigurationFile of(FileFact fact, String text) {
    return new ConfigurationFile(fact, Secret.of(text), null);
  }

  /** Where it is on its host. */
  public String path() {
    return fact.path();
  }
}
