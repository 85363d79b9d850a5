package dev.pairkeeper.web.page.form;

import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.WritePolicy;
import dev.pairkeeper.web.page.form.FormField.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of all fields, in the order in which they are asked. */
final class FormFields {

  /** About the pair. */
  static final List<FormGroup> PAIR =
      List.of(
          FormGroup.of(
              "form.group.pair",
              required("name", Kind.TEXT, ""),
              required("vip", Kind.TEXT, ""),
              choice("writePolicy", names(WritePolicy.values()), "SINGLE_WRITER"),
              optional("maxLagSeconds", Kind.NUMBER, "30"),
              optional("witnesses", Kind.TEXT, ""),
              optional("tags", Kind.TEXT, "")),
          FormGroup.of(
              "form.group.vrrp",
              required("virtualRouterId", Kind.NUMBER, ""),
              choice("vrrpVersion", List.of("3", "2"), "3"),
              optional("advertIntervalSeconds", Kind.DECIMAL, "1"),
              choice("preemptMode", names(PreemptMode.values()), "NOPREEMPT"),
              optional("unicast", Kind.SWITCH, "true"),
              optional("vrrpPassword", Kind.SECRET, "")),
          FormGroup.of(
              "form.group.replication",
              optional("replicationUser", Kind.TEXT, ""),
              optional("replicationPassword", Kind.SECRET, "")));

  private static final List<FormGroup> NODE =
      List.of(
          FormGroup.of(
              "form.group.node",
              required("name", Kind.TEXT, ""),
              required("host", Kind.TEXT, ""),
              required("priority", Kind.NUMBER, "250"),
              required("interface", Kind.TEXT, "eth0"),
              optional("mayOwn", Kind.SWITCH, "true")),
          FormGroup.of(
              "form.group.mysql",
              required("mysql.port", Kind.NUMBER, "3306"),
              required("mysql.user", Kind.TEXT, "pairkeeper"),
              optional("mysql.password", Kind.SECRET, "")),
          FormGroup.of(
              "form.group.ssh",
              required("ssh.port", Kind.NUMBER, "22"),
              required("ssh.user", Kind.TEXT, "root"),
              optional("ssh.sudo", Kind.SWITCH, "false"),
              optional("ssh.privateKey", Kind.SECRET_LINES, ""),
              optional("ssh.privateKeyPassphrase", Kind.SECRET, ""),
              optional("ssh.password", Kind.SECRET, "")),
          FormGroup.seldom("form.group.fence", optional("fenceCommand", Kind.SECRET_COMMAND, "")),
          FormGroup.seldom(
              "form.group.seldom",
              optional("ssh.hostKey", Kind.TEXT, ""),
              optional("mysql.socket", Kind.TEXT, ""),
              optional("mysql.configFile", Kind.TEXT, ""),
              optional("mysql.serviceName", Kind.TEXT, "")));

  /** What is asked of a host that is to be read. */
  private static final List<FormGroup> ACCESS =
      List.of(
          FormGroup.of(
              "form.group.ssh",
              required("host", Kind.TEXT, ""),
              required("ssh.user", Kind.TEXT, "root"),
              optional("ssh.port", Kind.NUMBER, "22"),
              optional("ssh.sudo", Kind.SWITCH, "false"),
              optional("ssh.privateKey", Kind.SECRET_LINES, ""),
              optional("ssh.privateKeyPassphrase", Kind.SECRET, ""),
              optional("ssh.password", Kind.SECRET, "")),
          FormGroup.of(
              "form.group.mysql",
              required("mysql.user", Kind.TEXT, "pairkeeper"),
              optional("mysql.password", Kind.SECRET, ""),
              optional("mysql.port", Kind.NUMBER, "")));

  private FormFields() {}

  /** What is asked to read a host; of the second nothing is needed. */
  static List<FormGroup> access(int index) {
    return ACCESS.stream()
        .map(group -> group.ofNode(index))
        .map(group -> index == 0 ? group : group.optional())
        .toList();
  }

  /** What stands in the fields of {@link #access} at first. */
  static PairForm accessStart() {
    Map<String, String> start = new HashMap<>();
    for (FormGroup group : access(0)) {
      group.fields().stream()
          .filter(field -> !field.secret())
          .forEach(field -> start.put(field.path(), field.start()));
    }
    return new PairForm(start, Map.of(), Map.of(), Set.of(), null);
  }

  /** About one of the two nodes. */
  static List<FormGroup> node(int index) {
    return NODE.stream().map(group -> group.ofNode(index)).toList();
  }

  /** Every field of the form. */
  static List<FormField> all() {
    return Stream.concat(
            PAIR.stream(), IntStream.range(0, 2).boxed().flatMap(index -> node(index).stream()))
        .flatMap(group -> group.fields().stream())
        .toList();
  }

  private static FormField required(String path, Kind kind, String start) {
    return new FormField(path, kind, List.of(), start, true);
  }

  private static FormField optional(String path, Kind kind, String start) {
    return new FormField(path, kind, List.of(), start, false);
  }

  private static FormField choice(String path, List<String> options, String start) {
    return new FormField(path, Kind.CHOICE, options, start, true);
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}
