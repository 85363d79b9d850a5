package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.quoting.OptionFileText;
import org.jspecify.annotations.Nullable;

/**
 * The client's option file by which the node scripts log in to their own server; root's, mode 0600.
 *
 * @param socket path of the server's socket; null for its port on this host
 */
public record NodeOptionFile(@Nullable String socket, int port) {

  /** The mode, as chmod takes it. */
  public static final String MODE = "0600";

  /**
   * The file's text up to its password, which ends it: that must follow as {@link OptionFileText}
   * writes it, with a line break. The text names the way to the server in full, as what stands in
   * the host's own option files is read before it.
   *
   * @throws IllegalArgumentException when the socket's path holds a line break
   */
  public String untilPassword() {
    return """
    # Made by Pairkeeper: the account of pairkeeper-check and pairkeeper-notify.
    [client]
    %s
    loose-get-server-public-key
    user = %s
    """
            .formatted(way(), OptionFileText.value(NodeAccount.USER))
        + "password = ";
  }

  private String way() {
    return socket == null
        ? "protocol = TCP\nhost = 127.0.0.1\nport = " + port
        : "protocol = SOCKET\nhost = localhost\nsocket = " + OptionFileText.value(socket);
  }
}
