package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * What is run on a host to look at it. {@link #functions()} is read once by a shell that stays, and
 * {@link #look} is run by that shell for each look; {@link HostReport} reads the answer.
 */
public final class ObserveScript {

  private static final String FUNCTIONS =
      Resources.text("/node/observe.sh") + Resources.text("/node/observe-files.sh");
  private static final List<String> COMMON_UNITS = List.of("mysql", "mysqld", "mariadb");

  private ObserveScript() {}

  /**
   * The script, {@code node/observe.sh} and what belongs to it: POSIX sh that defines functions and
   * sets variables.
   */
  public static String functions() {
    return FUNCTIONS;
  }

  /**
   * The words of the command that takes one look, still to be quoted. Through {@code sudo -n} goes
   * only what needs root: {@code pkill} with keepalived's signal, and {@code cat} of keepalived's
   * data and, where the account can't read it, of keepalived.conf.
   *
   * <p>keepalived writes a line into the host's log each time it is asked for its data (v2.3.4,
   * vrrp_daemon.c), the log in which DBAs read what happened. So the script asks at every so
   * manieth look, and at once when the host's addresses or services changed; between two of these
   * the instances of the last one come again.
   *
   * @param every 1 to have keepalived asked at each look, as when something is wrong
   */
  public static List<String> look(Node node, int every) {
    List<String> words = new ArrayList<>();
    words.add("observe");
    words.add(node.ssh().sudo() ? "sudo" : "plain");
    words.add(Integer.toString(every));
    String unit = node.mysql().serviceName();
    words.addAll(unit == null ? COMMON_UNITS : List.of(unit));
    return List.copyOf(words);
  }
}
