package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.quoting.OptionFileText;
import dev.pairkeeper.topology.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The client's option file by which the node scripts log in to their own server; root's, mode 0600.
 *
 * @param socket path of the server's socket; null for its port on this host
 */
public record NodeOptionFile(Secret password, @Nullable String socket, int port) {

  /**
   * The file's text, with the password in it. It names the way to the server in full, as what
   * stands in the host's own option files is read before it.
   *
   * @throws IllegalArgumentException when a value holds a line break
   */
  public String render() {
    return """
    # Made by Pairkeeper: the account of pairkeeper-check and pairkeeper-notify.
    [client]
    user = %s
    password = %s
    %s
    connect-timeout = 1
    loose-get-server-public-key
    """
        .formatted(
            OptionFileText.value(NodeAccount.USER),
            OptionFileText.value(password.reveal()),
            way());
  }

  private String way() {
    return socket == null
        ? "protocol = TCP\nhost = 127.0.0.1\nport = " + port
        : "protocol = SOCKET\nhost = localhost\nsocket = " + OptionFileText.value(socket);
  }
}
