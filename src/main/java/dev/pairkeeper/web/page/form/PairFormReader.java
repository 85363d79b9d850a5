package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.WritePolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a form as a spec. A text that is no number where one is needed is told, not dropped. */
final class PairFormReader {

  private final PairForm form;

  PairFormReader(PairForm form) {
    this.form = form;
  }

  /** Paths of the fields that need a number and hold something else. */
  List<String> noNumbers() {
    return FormFields.all().stream()
        .filter(field -> field.number() && !form.value(field.path()).isEmpty())
        .filter(field -> !isNumber(field))
        .map(FormField::path)
        .toList();
  }

  /** The spec; only to be asked when there are no {@link #noNumbers()}. */
  PairSpec spec() {
    return new PairSpec(
        text("name"),
        text("vip"),
        number("virtualRouterId"),
        number("vrrpVersion"),
        decimal("advertIntervalSeconds"),
        choice(PreemptMode.class, "preemptMode"),
        flag("unicast"),
        secret("vrrpPassword"),
        choice(WritePolicy.class, "writePolicy"),
        number("maxLagSeconds"),
        text("replicationUser"),
        secret("replicationPassword"),
        list("tags", ","),
        List.of(node("nodes[0]."), node("nodes[1].")),
        list("witnesses", "[,\\s]"));
  }

  private NodeSpec node(String at) {
    return new NodeSpec(
        text(at + "name"),
        text(at + "host"),
        text(at + "interface"),
        number(at + "priority"),
        flag(at + "mayOwn"),
        mysql(at + "mysql."),
        ssh(at + "ssh."),
        secret(at + "fenceCommand"));
  }

  private MysqlSpec mysql(String at) {
    return new MysqlSpec(
        number(at + "port"),
        text(at + "user"),
        secret(at + "password"),
        text(at + "socket"),
        text(at + "configFile"),
        text(at + "serviceName"));
  }

  private SshSpec ssh(String at) {
    return new SshSpec(
        number(at + "port"),
        text(at + "user"),
        privateKey(at),
        secret(at + "privateKeyPassphrase"),
        secret(at + "password"),
        flag(at + "sudo"),
        hostKey(at + "hostKey"));
  }

  /** A password that is typed alone replaces a stored key, which would be used before it. */
  private @Nullable Secret privateKey(String at) {
    Secret key = secret(at + "privateKey");
    return key == null && secret(at + "password") != null ? Secret.of("") : key;
  }

  /** Emptied by hand forgets the pinned key; empty from the start leaves it alone. */
  private @Nullable String hostKey(String path) {
    String text = text(path);
    boolean emptied = text == null && !form.was().getOrDefault(path, "").isEmpty();
    return emptied ? "" : text;
  }

  private List<String> list(String path, String separator) {
    return Stream.of(form.value(path).split(separator))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private @Nullable String text(String path) {
    String text = form.value(path);
    return text.isEmpty() ? null : text;
  }

  private @Nullable Integer number(String path) {
    String text = text(path);
    return text == null ? null : Integer.valueOf(text);
  }

  private @Nullable BigDecimal decimal(String path) {
    String text = text(path);
    return text == null ? null : new BigDecimal(text);
  }

  private boolean flag(String path) {
    return form.value(path).equals("true");
  }

  /** A private key comes with a browser's line ends, which OpenSSH's format does not know. */
  private @Nullable Secret secret(String path) {
    String text = form.secrets().get(path);
    return text == null ? null : Secret.of(text.replace("\r\n", "\n"));
  }

  private <E extends Enum<E>> @Nullable E choice(Class<E> type, String path) {
    return Stream.of(type.getEnumConstants())
        .filter(value -> value.name().equals(form.value(path)))
        .findFirst()
        .orElse(null);
  }

  private boolean isNumber(FormField field) {
    String text = form.value(field.path());
    return text.matches(
        field.kind() == FormField.Kind.DECIMAL ? "\\d{1,9}(\\.\\d{1,9})?" : "-?\\d{1,9}");
  }
}
