package dev.pairkeeper.registry;

import static dev.pairkeeper.registry.RegistryContract.withoutSecrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pairkeeper.registry.ConfigurationBases.Taken;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What any database must do for the wanted files of nodes. */
interface ConfigurationBaseContract extends RegistryContract {

  Instant AT = Instant.parse("2026-11-21T08:30:00.123Z");

  @Test
  default void whatWasFoundFirstIsWanted() {
    Node db1 = registered(Specs.good()).pair().first();
    assertThat(bases().find("orders", db1)).isEmpty();

    var adopted = bases().adopt("orders", db1, files("one"), AT);

    assertThat(adopted).hasValue(new ConfigurationBase(files("one"), AT, null, null));
    assertThat(bases().find("orders", db1)).isEqualTo(adopted);
    assertThat(bases().adopt("orders", db1, files("two"), AT.plusSeconds(9))).isEqualTo(adopted);
    assertThat(bases().find("orders", found("orders").pair().second())).isEmpty();
  }

  @Test
  default void whatAUserAcceptsReplacesIt() {
    Node db1 = registered(Specs.good()).pair().first();
    bases().adopt("orders", db1, files("one"), AT);
    bases().drifting("orders", db1, AT);

    bases().accept("orders", db1, files("two"), AT.plusSeconds(9), "alice");

    assertThat(bases().find("orders", db1))
        .hasValue(new ConfigurationBase(files("two"), AT.plusSeconds(9), "alice", null));
  }

  @Test
  default void versionsTellWhenWhatIsWantedWasTaken() {
    Node db1 = registered(Specs.good()).pair().first();
    assertThat(bases().taken()).isEmpty();
    bases().adopt("orders", db1, files("one"), AT);
    assertThat(bases().taken()).containsExactly(new Taken("orders", db1.name(), AT));

    bases().accept("orders", db1, files("two"), AT.plusSeconds(9), "alice");
    bases().drifting("orders", db1, AT.plusSeconds(10));
    assertThat(bases().taken()).containsExactly(new Taken("orders", db1.name(), AT.plusSeconds(9)));

    changed("orders", Specs.with(Specs.good(), "nodes[0].host", "10.0.1.77"), null);
    assertThat(bases().taken()).isEmpty();
  }

  @Test
  default void driftIsRememberedUntilItIsOver() {
    Node db1 = registered(Specs.good()).pair().first();
    bases().adopt("orders", db1, files("one"), AT);
    bases().drifting("orders", db1, AT.plusSeconds(1));
    assertThat(bases().find("orders", db1).orElseThrow().driftSince()).isEqualTo(AT.plusSeconds(1));
    bases().drifting("orders", db1, null);
    assertThat(bases().find("orders", db1).orElseThrow().driftSince()).isNull();
  }

  @Test
  default void hostileAndLargeContentsComeBackAsTheyAre() {
    Node db1 = registered(Specs.good()).pair().first();
    NodeConfiguration found =
        new NodeConfiguration(
            AT,
            List.of(
                file("/etc/keepalived/keepalived.conf", PairContract.HOSTILE + "\n\n=-\n"),
                file("/empty", ""),
                file("/large", "x💥".repeat(50_000)),
                new ConfigurationFile(
                    new FileFact("/x y", "", "0700", "root"), null, "dba may not read it.")));

    bases().adopt("orders", db1, found, AT);

    assertThat(bases().find("orders", db1).orElseThrow().configuration()).isEqualTo(found);
  }

  @Test
  default void contentsAreNotReadableInTheDatabase() {
    Node db1 = registered(Specs.good()).pair().first();
    bases().adopt("orders", db1, files("auth_pass hunter2"), AT);
    assertThat(ciphertexts())
        .hasSize(1)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .noneMatch(text -> text.contains("hunter2") || text.contains("keepalived"));
  }

  @Test
  default void contentMovedToAnotherNodeIsRefused() {
    var pair = registered(Specs.good()).pair();
    bases().adopt("orders", pair.first(), files("one"), AT);
    bases().adopt("orders", pair.second(), files("two"), AT);
    jdbc()
        .sql("update configuration_base_file set ciphertext = ?")
        .param(ciphertexts().getFirst())
        .update();
    assertThatIllegalStateException()
        .isThrownBy(() -> {
          bases().find("orders", pair.first());
          bases().find("orders", pair.second());
        })
        .withMessageContaining("wanted file 0");
  }

  @Test
  default void renamedPairAndNodeKeepWhatIsWanted() {
    Node db1 = registered(Specs.good()).pair().first();
    bases().adopt("orders", db1, files("one"), AT);
    var spec = Specs.with(withoutSecrets(Specs.good()), "name", "sales");

    var renamed = changed("orders", Specs.with(spec, "nodes[0].name", "left"), null).pair();

    assertThat(bases().find("sales", renamed.first())).isPresent();
    assertThat(bases().find("orders", db1)).isEmpty();
  }

  @Test
  default void nodeThatMovedToAnotherHostHasNothingWantedYet() {
    Node before = registered(Specs.good()).pair().first();
    bases().adopt("orders", before, files("one"), AT);

    var spec = Specs.with(Specs.good(), "nodes[0].host", "10.0.1.77");
    Node moved = changed("orders", spec, null).pair().first();

    assertThat(bases().find("orders", moved)).isEmpty();
    assertThat(bases().adopt("orders", before, files("old"), AT)).isEmpty();
    bases().adopt("orders", moved, files("two"), AT);
    assertThat(bases().find("orders", moved).orElseThrow().configuration()).isEqualTo(files("two"));
  }

  @Test
  default void removedPairLeavesNothingWantedBehind() {
    var pair = registered(Specs.good()).pair();
    bases().adopt("orders", pair.first(), files("one"), AT);
    bases().adopt("orders", pair.second(), files("two"), AT);
    registry().remove("orders");
    assertThat(ciphertexts()).isEmpty();
    assertThat(jdbc().sql("select count(*) from configuration_base").query(Integer.class).single())
        .isZero();
    registered(Specs.good());
    assertThat(bases().find("orders", pair.first())).isEmpty();
  }

  private ConfigurationBases bases() {
    return context().getBean(ConfigurationBases.class);
  }

  private List<byte[]> ciphertexts() {
    return jdbc()
        .sql("select ciphertext from configuration_base_file order by node_id")
        .query(byte[].class)
        .list();
  }

  private static NodeConfiguration files(String text) {
    return new NodeConfiguration(AT, List.of(file("/etc/keepalived/keepalived.conf", text)));
  }

  private static ConfigurationFile file(String path, String text) {
    return ConfigurationFile.of(new FileFact(path, "ab".repeat(32), "0644", "root"), text);
  }
}
