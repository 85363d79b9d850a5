package dev.pairkeeper.registry;

/**
 * Where a file of a node's base is stored.
 *
 * @param nodeId the node's row id, which no renaming changes
 */
record BaseFileId(String nodeId, int position) implements VaultPlace {

  @Override
  public String binding() {
    return nodeId + "/CONFIGURATION_BASE/" + position;
  }

  @Override
  public String toString() {
    return "wanted file %d of row %s".formatted(position, nodeId);
  }
}
