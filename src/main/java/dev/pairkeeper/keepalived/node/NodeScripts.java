package dev.pairkeeper.keepalived.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The scripts that keepalived runs on a node: POSIX sh, the same on all hosts, root's, mode 0755.
 * What differs stands in {@link NodeSettings}, whose path is their first argument.
 *
 * <p>Each is one text, so that what keepalived.conf names is all that runs and drift of it is seen.
 */
public final class NodeScripts {

  private NodeScripts() {}

  /** Tells keepalived whether the node may hold the VIP; its header has the exit codes. */
  public static String check() {
    return text("pairkeeper-check.sh")
        + text("pairkeeper-refuse.sh")
        + text("pairkeeper-common.sh");
  }

  /** Opens and closes the server when keepalived's state changes. */
  public static String notifying() {
    return text("pairkeeper-notify.sh")
        + text("pairkeeper-ready.sh")
        + text("pairkeeper-session.sh")
        + text("pairkeeper-close.sh")
        + text("pairkeeper-leave.sh")
        + text("pairkeeper-common.sh");
  }

  /** Copies the other node's data; put onto a host for one copy, never run by keepalived. */
  public static String copy() {
    return text("pairkeeper-copy.sh");
  }

  /** Installs packages; put onto a host for one set-up, never run by keepalived. */
  public static String packages() {
    return text("pairkeeper-packages.sh");
  }

  private static String text(String name) {
    try (InputStream in = NodeScripts.class.getResourceAsStream("/node/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks node/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
