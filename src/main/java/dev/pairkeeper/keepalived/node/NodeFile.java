package dev.pairkeeper.keepalived.node;

/**
 * A file as it is to stand on a host, root's, without any secret.
 *
 * @param mode octal, as chmod takes it
 */
public record NodeFile(String path, String mode, String text) {

  static NodeFile plain(UnitDropIn dropIn) {
    return new NodeFile(dropIn.path(), "0644", dropIn.text());
  }
}
