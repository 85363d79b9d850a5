package dev.pairkeeper.registry;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Secret;
import org.jspecify.annotations.Nullable;

/** A file as one text, for the vault: a line for each of its facts, then its content. */
final class BaseFileText {

  private static final int PARTS = 6;
  private static final String KNOWN = "=";
  private static final String UNKNOWN = "-";

  private BaseFileText() {}

  static Secret write(ConfigurationFile file) {
    FileFact fact = file.fact();
    String text = file.text() == null ? UNKNOWN : KNOWN + file.text().reveal();
    return Secret.of(
        String.join(
            "\n",
            fact.path(),
            fact.sha256(),
            fact.mode(),
            fact.owner(),
            file.untold() == null ? "" : file.untold(),
            text));
  }

  /** The inverse of {@link #write}. */
  static ConfigurationFile read(Secret written) {
    String[] parts = written.reveal().split("\n", PARTS);
    FileFact fact = new FileFact(parts[0], parts[1], parts[2], parts[3]);
    @Nullable Secret text = parts[5].startsWith(KNOWN) ? Secret.of(parts[5].substring(1)) : null;
    return new ConfigurationFile(fact, text, parts[4].isEmpty() ? null : parts[4]);
  }
}
