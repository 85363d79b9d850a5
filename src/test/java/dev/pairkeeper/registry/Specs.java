package dev.pairkeeper.registry;

import static java.util.Objects.requireNonNull;

import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.WritePolicy;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Specs for tests: a good one, and the same with any field changed by its path. */
final class Specs {

  static final String HOST_KEY = hostKey(0);
  static final String PRIVATE_KEY = openSshKey("none");

  private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d+)])?(?:\\.(.*))?");

  private Specs() {}

  /** A spec that keeps every rule, with a network of its own for each number. */
  static PairSpec good(String name, int number) {
    return new PairSpec(
        name,
        "10.0.%d.100/24".formatted(number),
        51,
        3,
        new BigDecimal("0.5"),
        PreemptMode.NOPREEMPT,
        true,
        null,
        WritePolicy.SINGLE_WRITER,
        30,
        "repl",
        Secret.of("repl-password"),
        List.of("prod"),
        List.of(node("db1", number, 250), node("db2", number, 240)));
  }

  static PairSpec good() {
    return good("orders", 1);
  }

  /** A host key as far as its outside goes, another for each number. */
  static String hostKey(int number) {
    byte[] key = new byte[36];
    key[35] = (byte) number;
    return "ssh-ed25519 " + base64(sized("ssh-ed25519"), key);
  }

  static NodeSpec nth(@Nullable List<NodeSpec> nodes, int position) {
    return requireNonNull(nodes).get(position);
  }

  /** An unencrypted or encrypted private key as far as its outside goes. */
  static String openSshKey(String cipher) {
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + base64(
            "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII), sized(cipher), new byte[40])
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  /** The spec with one field, named as violations name it, set to another value. */
  static PairSpec with(PairSpec spec, String path, @Nullable Object value) {
    return (PairSpec) changed(spec, path, value);
  }

  static NodeSpec node(String name, int number, int priority) {
    return new NodeSpec(
        name,
        "10.0.%d.1%s".formatted(number, name.substring(2)),
        "eth0",
        priority,
        true,
        new MysqlSpec(3306, "pairkeeper", Secret.of("mysql of " + name), null, null, null),
        new SshSpec(22, "root", Secret.of(PRIVATE_KEY), null, null, false, HOST_KEY));
  }

  private static Object changed(Object target, String path, @Nullable Object value) {
    Matcher step = STEP.matcher(path);
    if (!step.matches()) {
      throw new IllegalArgumentException(path);
    }
    String field = step.group(1).equals("interface") ? "networkInterface" : step.group(1);
    RecordComponent[] components = target.getClass().getRecordComponents();
    Object[] values = Arrays.stream(components).map(part -> get(target, part)).toArray();
    int position = Arrays.stream(components).map(RecordComponent::getName).toList().indexOf(field);
    values[position] = newValue(components[position], values[position], step, value);
    return construct(target.getClass(), components, values);
  }

  private static @Nullable Object newValue(
      RecordComponent part, @Nullable Object old, Matcher step, @Nullable Object value) {
    if (step.group(2) != null) {
      var list = new ArrayList<@Nullable Object>((List<?>) requireNonNull(old));
      int index = Integer.parseInt(step.group(2));
      list.set(
          index,
          step.group(3) == null
              ? value
              : changed(requireNonNull(list.get(index)), step.group(3), value));
      return list;
    }
    return step.group(3) == null
        ? read(part.getType(), value)
        : changed(requireNonNull(old), step.group(3), value);
  }

  private static @Nullable Object read(Class<?> type, @Nullable Object value) {
    if (!(value instanceof String text) || type == String.class) {
      return value;
    }
    return switch (type.getSimpleName()) {
      case "Secret" -> Secret.of(text);
      case "Integer" -> Integer.valueOf(text);
      case "Boolean" -> Boolean.valueOf(text);
      case "BigDecimal" -> new BigDecimal(text);
      default -> throw new IllegalArgumentException(type + " from " + text);
    };
  }

  private static @Nullable Object get(Object target, RecordComponent part) {
    try {
      return part.getAccessor().invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object construct(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sized(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
  }

  private static String base64(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return Base64.getEncoder().encodeToString(joined.toByteArray());
  }
}
