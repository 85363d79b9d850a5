package dev.pairkeeper.registry;

import static dev.pairkeeper.registry.RegistryContract.rejectedFields;
import static dev.pairkeeper.registry.RegistryContract.withoutSecrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What any database must do for secrets. */
interface SecretContract extends RegistryContract {

  @Test
  default void secretsComeBackOnlyAsAccess() {
    var spec = Specs.with(Specs.good(), "nodes[1].ssh.privateKey", null);
    spec = Specs.with(spec, "nodes[1].ssh.password", PairContract.HOSTILE);
    var pair = registered(spec);
    NodeAccess first = access().first();
    NodeAccess second = access().second();
    assertThat(access().pair()).isEqualTo(pair.pair());
    assertThat(first.mysqlPassword()).isEqualTo(Secret.of("mysql of db1"));
    assertThat(first.sshPrivateKey()).isEqualTo(Secret.of(Specs.PRIVATE_KEY));
    assertThat(first.sshPassword()).isNull();
    assertThat(second.sshPrivateKey()).isNull();
    assertThat(second.sshPassword()).isEqualTo(Secret.of(PairContract.HOSTILE));
    assertThat(pair.toString()).doesNotContain("mysql of", "repl-password", "PRIVATE KEY");
  }

  @Test
  default void storedSecretsAreNamedByTheirFields() {
    var stored = registered(Specs.good()).secretsSet();
    assertThat(stored)
        .containsEntry("vrrpPassword", false)
        .containsEntry("replicationPassword", true)
        .containsEntry("nodes[0].mysql.password", true)
        .containsEntry("nodes[0].ssh.privateKey", true)
        .containsEntry("nodes[0].ssh.privateKeyPassphrase", false)
        .containsEntry("nodes[1].ssh.password", false)
        .containsEntry("nodes[1].fenceCommand", false)
        .hasSize(12);
    assertThat(found("orders").secretsSet()).isEqualTo(stored);
    assertThat(registry().all().getFirst().secretsSet()).isEqualTo(stored);
  }

  @Test
  default void secretsAreNotReadableInTheDatabase() {
    registered(Specs.good());
    var ciphertexts = jdbc().sql("select ciphertext from secret").query(byte[].class).list();
    assertThat(ciphertexts)
        .hasSize(5)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .noneMatch(text -> text.contains("mysql of") || text.contains("PRIVATE"));
  }

  @Test
  default void secretMovedToAnotherRowIsRefused() {
    registered(Specs.good());
    var passwords =
        jdbc()
            .sql("select owner_id from secret where field = 'MYSQL_PASSWORD' order by owner_id")
            .query(String.class)
            .list();
    byte[] first =
        jdbc()
            .sql("select ciphertext from secret where field = 'MYSQL_PASSWORD' and owner_id = ?")
            .param(passwords.get(0))
            .query(byte[].class)
            .single();
    jdbc()
        .sql("update secret set ciphertext = ? where field = 'MYSQL_PASSWORD' and owner_id = ?")
        .params(first, passwords.get(1))
        .update();
    assertThatIllegalStateException()
        .isThrownBy(this::access)
        .withMessageContaining("mysql.password");
  }

  @Test
  default void changeWithoutSecretsKeepsThem() {
    registered(Specs.good());
    PairAccess before = access();
    changed("orders", withoutSecrets(Specs.good()), null);
    assertThat(access()).isEqualTo(before);
  }

  @Test
  default void newPairNeedsItsSecrets() {
    assertThat(rejectedFields(registry().register(withoutSecrets(Specs.good()))))
        .containsExactly(
            "nodes[0].mysql.password",
            "nodes[0].ssh.privateKey",
            "nodes[1].mysql.password",
            "nodes[1].ssh.privateKey");
  }

  @Test
  default void emptyTextRemovesASecretButIsAPasswordToTheServer() {
    registered(Specs.good());
    var spec = Specs.with(withoutSecrets(Specs.good()), "nodes[0].mysql.password", "");
    spec = Specs.with(spec, "replicationPassword", "");
    spec = Specs.with(spec, "nodes[0].ssh.privateKey", "");
    assertThat(rejectedFields(registry().change("orders", spec, null)))
        .containsExactly("nodes[0].ssh.privateKey");
    var pair = changed("orders", Specs.with(spec, "nodes[0].ssh.password", "pw"), null);
    assertThat(pair.secretsSet())
        .containsEntry("replicationPassword", false)
        .containsEntry("nodes[0].mysql.password", true)
        .containsEntry("nodes[0].ssh.privateKey", false)
        .containsEntry("nodes[0].ssh.password", true);
    assertThat(access().first().mysqlPassword().isEmpty()).isTrue();
    assertThat(access().first().sshPrivateKey()).isNull();
  }

  @Test
  default void secretsAreNotKeptForAnotherHost() {
    registered(Specs.with(Specs.good(), "nodes[0].ssh.password", "ssh of db1"));
    var moved = Specs.with(withoutSecrets(Specs.good()), "nodes[0].host", "10.0.1.77");
    assertThat(rejectedFields(registry().change("orders", moved, null)))
        .containsExactlyInAnyOrder(
            "nodes[0].mysql.password", "nodes[0].ssh.privateKey", "nodes[0].ssh.password");
    moved = Specs.with(moved, "nodes[0].mysql.password", "new");
    moved = Specs.with(moved, "nodes[0].ssh.password", "new");
    assertThat(rejectedFields(registry().change("orders", moved, null)))
        .containsExactly("nodes[0].ssh.privateKey");
    assertThat(access().first().node().host()).isEqualTo("10.0.1.11");

    changed("orders", Specs.with(moved, "nodes[0].ssh.privateKey", ""), null);
    assertThat(access().first().sshPrivateKey()).isNull();
    assertThat(access().first().sshPassword()).isEqualTo(Secret.of("new"));
    assertThat(access().second().mysqlPassword()).isEqualTo(Secret.of("mysql of db2"));
  }

  @Test
  default void fenceCommandIsKeptSealedAndRemovedByAnEmptyText() {
    var spec = Specs.with(Specs.good(), "nodes[1].fenceCommand", "ipmi -P s3cret\npower off");
    assertThat(registered(spec).secretsSet())
        .containsEntry("nodes[0].fenceCommand", false)
        .containsEntry("nodes[1].fenceCommand", true);
    assertThat(fences().nodesOf("orders")).containsExactly("db2");
    changed("orders", withoutSecrets(Specs.good()), null);
    assertThat(fences().find("orders", "db2")).contains(Secret.of("ipmi -P s3cret\npower off"));
    assertThat(fences().find("orders", "db1")).isEmpty();
    assertThat(fences().find("orders", "db3")).isEmpty();
    assertThat(fences().find("nobody", "db2")).isEmpty();

    changed("orders", Specs.with(withoutSecrets(Specs.good()), "nodes[1].fenceCommand", ""), null);
    assertThat(fences().nodesOf("orders")).isEmpty();
    assertThat(fences().find("orders", "db2")).isEmpty();
  }

  @Test
  default void fenceCommandOfOneHostFencesNoOther() {
    registered(Specs.with(Specs.good(), "nodes[0].fenceCommand", "power-off db1"));
    var moved = Specs.with(Specs.good(), "nodes[0].host", "10.0.1.77");
    assertThat(refused(moved)).containsExactly("nodes[0].fenceCommand");
    changed("orders", Specs.with(moved, "nodes[0].fenceCommand", ""), null);
    assertThat(fences().nodesOf("orders")).isEmpty();
  }

  @Test
  default void secretsAreNotKeptForAnotherPortOrANodeThatReplacesOne() {
    registered(Specs.good());
    var spec = withoutSecrets(Specs.good());
    assertThat(refused(Specs.with(spec, "nodes[1].ssh.port", 2222)))
        .containsExactly("nodes[1].ssh.privateKey");
    assertThat(refused(Specs.with(spec, "nodes[1].mysql.port", 3307)))
        .containsExactly("nodes[1].mysql.password");
    var replaced = Specs.with(Specs.with(spec, "nodes[1].name", "x"), "nodes[1].host", "10.0.1.9");
    assertThat(refused(replaced))
        .containsExactlyInAnyOrder("nodes[1].mysql.password", "nodes[1].ssh.privateKey");
  }

  @Test
  default void passwordsThatGoThroughTheVipAreNotKeptForAnotherVip() {
    registered(Specs.good());
    var spec = withoutSecrets(Specs.good());
    assertThat(refused(Specs.with(spec, "vip", "10.0.1.99/24")))
        .containsExactly("nodes[0].mysql.password", "nodes[1].mysql.password");
    changed("orders", Specs.with(spec, "vip", "10.0.1.100/25"), null);
  }

  private List<String> refused(PairSpec spec) {
    return rejectedFields(registry().change("orders", spec, null));
  }

  @Test
  default void swappedNodesKeepTheirOwnSecrets() {
    registered(Specs.good());
    var nodes = withoutSecrets(Specs.good()).nodes();
    var swapped = List.of(Specs.nth(nodes, 1), Specs.nth(nodes, 0));
    changed("orders", Specs.with(withoutSecrets(Specs.good()), "nodes", swapped), null);
    assertThat(access().first().node().name()).isEqualTo("db2");
    assertThat(access().first().mysqlPassword()).isEqualTo(Secret.of("mysql of db2"));
    assertThat(access().second().mysqlPassword()).isEqualTo(Secret.of("mysql of db1"));
  }

  @Test
  default void renamedNodeKeepsItsSecrets() {
    registered(Specs.good());
    changed("orders", Specs.with(withoutSecrets(Specs.good()), "nodes[0].name", "left"), null);
    assertThat(access().first().node().name()).isEqualTo("left");
    assertThat(access().first().mysqlPassword()).isEqualTo(Secret.of("mysql of db1"));
    assertThat(access().second().mysqlPassword()).isEqualTo(Secret.of("mysql of db2"));
  }

  @Test
  default void renamedAndSwappedNodesAreKnownByTheirHosts() {
    registered(Specs.good());
    var spec = withoutSecrets(Specs.good());
    spec = Specs.with(Specs.with(spec, "nodes[0].name", "left"), "nodes[1].name", "right");
    var swapped = List.of(Specs.nth(spec.nodes(), 1), Specs.nth(spec.nodes(), 0));
    changed("orders", Specs.with(spec, "nodes", swapped), null);
    assertThat(access().first().node().name()).isEqualTo("right");
    assertThat(access().first().mysqlPassword()).isEqualTo(Secret.of("mysql of db2"));
  }

  @Test
  default void removedPairLeavesNoSecretBehind() {
    registered(Specs.good());
    registry().remove("orders");
    assertThat(jdbc().sql("select count(*) from secret").query(Integer.class).single()).isZero();
    assertThat(registry().access("orders")).isEmpty();
  }

  private FenceCommands fences() {
    return context().getBean(FenceCommands.class);
  }

  private PairAccess access() {
    return registry().access("orders").orElseThrow();
  }
}
