package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.topology.Pair;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is added to a unit of systemd, so that the node hears of a daemon's end from whoever watches
 * it already; root's, mode 0644, known after {@code systemctl daemon-reload}.
 *
 * <p>A host without systemd does without. There a server's crash is found by the check, a second
 * later; and a keepalived that is killed leaves the VIP on its host and the server open, until
 * somebody starts keepalived: the peer takes the VIP, too, but stays read-only while the old node
 * answers that it takes writes.
 *
 * @param path of the file
 */
public record UnitDropIn(String path, String text) {

  /** What systemd reads as one word that means itself (systemd.service(5), Command lines). */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.:@-]+");

  private static final String FOLDER = "/etc/systemd/system/%s.service.d/pairkeeper-%s.conf";

  /**
   * For keepalived's unit: before it is stopped the VIP is handed over without loss; it is started
   * again when it was killed, and when it is gone the server is closed and the VIP that it may have
   * left is removed.
   */
  public static UnitDropIn ofKeepalived(Pair pair, NodePaths paths) {
    return new UnitDropIn(
        FOLDER.formatted("keepalived", plain(pair.name())),
        """
        # Made by Pairkeeper: keepalived that is killed must not leave the VIP and an open server.
        [Unit]
        StartLimitIntervalSec=0

        [Service]
        ExecStop=-%s
        ExecStopPost=-%s
        Restart=on-failure
        RestartSec=2
        """
            .formatted(call(paths, "LEAVE"), call(paths, "GONE")));
  }

  /**
   * For the server's unit: before it is stopped the VIP is handed over without loss; keepalived is
   * told the moment that the server is gone, and when it is back. A host that shuts down stops both
   * units at once, and each waits for the one hand-over, so they need no order. The server's unit
   * may run as another user, so these run with all privileges ({@code +}).
   *
   * @param service the unit's name without its suffix
   */
  public static UnitDropIn ofServer(Pair pair, NodePaths paths, String service) {
    return new UnitDropIn(
        FOLDER.formatted(plain(service), plain(pair.name())),
        """
        # Made by Pairkeeper: tells keepalived at once that the server is gone, and that it is back.
        [Service]
        ExecStartPost=-+%s
        ExecStop=-+%s
        ExecStopPost=-+%s
        """
            .formatted(call(paths, "SERVER_UP"), call(paths, "LEAVE"), call(paths, "SERVER_DOWN")));
  }

  private static String call(NodePaths paths, String change) {
    return List.of(paths.notifyScript(), paths.settingsFile(), change).stream()
        .map(UnitDropIn::plain)
        .collect(Collectors.joining(" "));
  }

  private static String plain(String word) {
    if (!PLAIN.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "'%s' can't stand in a unit of systemd; use letters, digits and _ / . : @ -"
              .formatted(word));
    }
    return word;
  }
}
