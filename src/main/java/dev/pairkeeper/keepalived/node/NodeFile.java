package dev.pairkeeper.keepalived.node;

/**
 * A file as it is to stand on a host, root's.
 *
 * @param mode octal, as chmod takes it
 * @param secret whether the text must not be shown
 */
public record NodeFile(String path, String mode, String text, boolean secret) {

  static NodeFile plain(UnitDropIn dropIn) {
    return new NodeFile(dropIn.path(), "0644", dropIn.text(), false);
  }

  /** Without the text, which may have a password in it. */
  @Override
  public String toString() {
    return "%s (mode %s)".formatted(path, mode);
  }
}
