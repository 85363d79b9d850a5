package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.NodeConfiguration;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration that the files of a node make. */
public final class NodeTexts {

  private NodeTexts() {}

  /**
   * Reads it; empty while the text of keepalived.conf is not known.
   *
   * @param configId as {@link ConfigurationParser#parse} takes it
   */
  public static Optional<Configuration> parse(NodeConfiguration node, String configId) {
    TreeMap<String, String> texts = new TreeMap<>();
    for (ConfigurationFile file : node.files()) {
      if (file.text() != null) {
        texts.put(file.path(), file.text().reveal());
      }
    }
    return node.files().stream()
        .findFirst()
        .map(ConfigurationFile::path)
        .filter(texts::containsKey)
        .map(main -> ConfigurationParser.parse(new Sources(main, texts), configId));
  }
}
