package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.Node;
import java.util.Locale;

/** What a look could not learn, as sentences: the fact, what stays unknown, and the cure. */
enum Untold {
  ADDRESSES(
      "The addresses of %1$s could not be read, so nobody can tell whether it holds the VIP."
          + " Install iproute2 there: 'ip -o addr show' has to work for %2$s."),
  UNITS(
      "The service manager of %1$s did not answer, so it is unknown whether MySQL and keepalived"
          + " run there. Try 'systemctl show keepalived' as %2$s."),
  VRRP_UNSUPPORTED(
      "keepalived on %1$s was built without JSON, so its VRRP state is unknown; its addresses are"
          + " still watched. Install a build whose 'keepalived --version' lists JSON."),
  VRRP_DENIED(
      "%2$s may not ask keepalived on %1$s for its data, so its VRRP state is unknown. Log in as"
          + " root, or let the panel use sudo and put this line into sudoers: %4$s"),
  VRRP_UNREADABLE(
      "%2$s may not read %3$s on %1$s, so its VRRP state is unknown. Log in as root, or let the"
          + " panel use sudo and put this line into sudoers: %4$s"),
  VRRP_LATE(
      "keepalived on %1$s did not write its data in time, so its VRRP state is unknown. It does so"
          + " when its configuration has a vrrp_instance and the host is not overloaded."),
  FILE_UNREADABLE(
      "%2$s may not read %3$s on %1$s, so a change to it goes unseen. Let the account read it, or"
          + " log in as root."),
  FILE_TOO_LARGE(
      "%3$s on %1$s is larger than 256 KiB: a change to it is noticed, but its text is neither"
          + " shown nor checked. Name a smaller file there."),
  FILE_GONE("%3$s on %1$s vanished while it was read. The next look tells whether it is back."),
  FILES_TOO_MANY(
      "keepalived.conf on %1$s includes and names more than 64 files, so changes to the others go"
          + " unseen. Name fewer there."),
  REST(
      "The answer of %1$s broke off, so not all of it is known. Try 'sh' as %2$s there; its log-in"
          + " may end it.");

  private final String sentence;

  Untold(String sentence) {
    this.sentence = sentence;
  }

  /** The sentence for a line {@code CODE [PATH]} of the script's answer. */
  static String sentence(String line, Node node) {
    String[] words = line.split(" ", 2);
    String name = words[0].toUpperCase(Locale.ROOT).replace('-', '_');
    for (Untold untold : values()) {
      if (untold.name().equals(name)) {
        return untold.about(node, words.length > 1 ? words[1] : "");
      }
    }
    return REST.about(node, "");
  }

  /** The sentence, about a path where it needs one. */
  String about(Node node, String path) {
    String user = node.ssh().user();
    return sentence.formatted(node.name(), user, path, sudoers(user));
  }

  private static String sudoers(String user) {
    return """
    %s ALL=(root) NOPASSWD: /usr/bin/pkill -36 -x -F /run/keepalived.pid keepalived, \
    /usr/bin/cat /tmp/keepalived.json, /usr/bin/cat /etc/keepalived/keepalived.conf\
    """
        .formatted(user);
  }
}
