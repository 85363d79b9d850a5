package dev.pairkeeper.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.topology.Secret;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What {@code lab info} tells.
 *
 * @param hosts by name, db1 and db2
 * @param accounts of the servers by role: panel, observer, replication, application
 */
public record LabInfo(
    String name,
    String flavor,
    boolean bare,
    @JsonProperty("clone") boolean clones,
    String vip,
    int prefixLength,
    String network,
    int virtualRouterId,
    String serviceName,
    Map<String, Host> hosts,
    Ssh ssh,
    Map<String, Account> accounts,
    PairSpec pairSpec) {

  /** A host with a server. */
  public record Host(
      String address, String container, long serverId, int priority, String sshHostKey) {}

  /** Ways to log in to a host: root or the sudo user by key, another user by password. */
  public record Ssh(
      String user, String sudoUser, String privateKeyFile, String passwordUser, String password) {}

  /** A server's account. */
  public record Account(String user, String password) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(Secret.class, new SecretDeserializer()))
          .addMixIn(PairSpec.NodeSpec.class, NodeNames.class)
          .build();

  static LabInfo parse(String json) {
    return JSON.readValue(json, LabInfo.class);
  }

  /** The host of that name. */
  public Host host(String hostName) {
    return Objects.requireNonNull(hosts.get(hostName), hostName);
  }

  /** The server's account of that role. */
  public Account account(String role) {
    return Objects.requireNonNull(accounts.get(role), role);
  }

  private interface NodeNames {
    @JsonProperty("interface")
    @Nullable String networkInterface();
  }

  private static final class SecretDeserializer extends StdDeserializer<Secret> {
    SecretDeserializer() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context) {
      return Secret.of(parser.getString());
    }
  }
}
