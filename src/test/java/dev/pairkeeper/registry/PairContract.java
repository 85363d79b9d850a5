package dev.pairkeeper.registry;

import static dev.pairkeeper.registry.RegistryContract.rejectedFields;
import static dev.pairkeeper.registry.RegistryContract.stored;
import static dev.pairkeeper.registry.RegistryContract.withoutSecrets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.RegistrationResult.Conflict;
import dev.pairkeeper.registry.RegistrationResult.Missing;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What any database must do for pairs and nodes. */
interface PairContract extends RegistryContract {

  String HOSTILE = "'; drop table pair; -- \"` \\ $(reboot) ${x} {{7*7}} <b> 🦆 \u202eabc%s%n";

  @Test
  default void registeredPairIsFoundAsItWasGiven() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var spec = Specs.with(Specs.good(), "tags", List.of("b", "a", "b"));
    var pair = registered(spec);
    assertThat(found("orders")).isEqualTo(pair);
    assertThat(pair.pair().vip()).hasToString("10.0.1.100/24");
    assertThat(pair.pair().advertInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(pair.pair().tags()).containsExactly("a", "b");
    assertThat(pair.pair().nodes()).extracting(Node::name).containsExactly("db1", "db2");
    assertThat(pair.pair().first().ssh().hostKey()).isEqualTo(Specs.HOST_KEY);
    assertThat(pair.changedAt()).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  default void witnessesAreKeptInTheirOrder() {
    var eight =
        IntStream.rangeClosed(1, 8).mapToObj("fd00:1111:2222:3333:4444:5555:6666:777%d"::formatted);
    var pair = registered(Specs.with(Specs.good(), "witnesses", eight.toList()));
    assertThat(pair.pair().witnesses()).hasSize(8);
    var fewer = Specs.with(Specs.good(), "witnesses", List.of("fd00::2", "10.0.9.1"));
    changed("orders", fewer, pair.version());
    assertThat(found("orders").pair().witnesses())
        .containsExactly(InetAddress.ofLiteral("fd00::2"), InetAddress.ofLiteral("10.0.9.1"));
    registry().setPreemptMode("orders", PreemptMode.PREEMPT);
    assertThat(found("orders").pair().witnesses()).hasSize(2);
    assertThat(changed("orders", Specs.good(), null).pair().witnesses()).isEmpty();
  }

  @Test
  default void pairsAreListedByName() {
    for (String name : List.of("c", "a", "b")) {
      registered(Specs.good(name, name.charAt(0)));
    }
    assertThat(registry().all())
        .extracting(pair -> pair.pair().name())
        .containsExactly("a", "b", "c");
    assertThat(registry().all()).contains(found("b"));
  }

  @Test
  default void brokenSpecIsRejectedAndNotStored() {
    var spec = Specs.with(Specs.good(), "nodes[1].ssh.port", 0);
    assertThat(rejectedFields(registry().register(Specs.with(spec, "vip", "x"))))
        .containsExactlyInAnyOrder("vip", "nodes[1].ssh.port");
    assertThat(registry().all()).isEmpty();
  }

  @Test
  default void nameIsGivenOnlyOnce() {
    registered(Specs.good());
    assertThat(rejectedFields(registry().register(Specs.good("orders", 2))))
        .containsExactly("name");
  }

  @Test
  default void pairsMayNotShareTheirVip() {
    registered(Specs.good());
    var second = Specs.with(Specs.good("other", 2), "vip", "10.0.1.100/24");
    assertThat(rejectedFields(registry().register(second)))
        .containsExactly("vip", "virtualRouterId");
  }

  @Test
  default void changeIsStoredAndCounted() {
    var first = registered(Specs.good());
    var second = changed("orders", Specs.with(Specs.good(), "maxLagSeconds", 5), first.version());
    assertThat(second.version()).isEqualTo(first.version() + 1);
    assertThat(second.pair().maxLag()).isEqualTo(Duration.ofSeconds(5));
    assertThat(found("orders")).isEqualTo(second);
  }

  @Test
  default void changeOfANodeOnlyIsCounted() {
    var first = registered(Specs.good());
    var second = changed("orders", Specs.with(Specs.good(), "nodes[0].priority", 200), null);
    assertThat(second.version()).isEqualTo(first.version() + 1);
    assertThat(found("orders").pair().first().priority().value()).isEqualTo(200);
  }

  @Test
  default void changeFromAnOldVersionIsAConflict() {
    var first = registered(Specs.good());
    var second = changed("orders", Specs.with(Specs.good(), "maxLagSeconds", 5), first.version());
    var late = registry().change("orders", Specs.good(), first.version());
    assertThat(late).isEqualTo(new Conflict(second));
    assertThat(found("orders")).isEqualTo(second);
  }

  @Test
  default void changeWithoutAVersionOverwrites() {
    registered(Specs.good());
    changed("orders", Specs.with(Specs.good(), "maxLagSeconds", 5), null);
    assertThat(changed("orders", Specs.good(), null).pair().maxLag())
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  default void changeOfAnUnknownPairIsMissing() {
    assertThat(registry().change("nobody", Specs.good(), null)).isEqualTo(new Missing("nobody"));
  }

  @Test
  default void whatIsOrderedForAPairFollowsItsNameAndGoesWithIt() {
    registered(Specs.good());
    jdbc()
        .sql("insert into pair_maintenance values ('orders', 1, 2, 'olga', 'new disks')")
        .update();

    changed("orders", Specs.with(Specs.good(), "name", "shop"), null);
    assertThat(jdbc().sql("select pair from pair_maintenance").query(String.class).list())
        .containsExactly("shop");

    registry().remove("shop");
    assertThat(jdbc().sql("select pair from pair_maintenance").query(String.class).list())
        .isEmpty();
  }

  @Test
  default void renamedPairTellsItsPreviousName() {
    registered(Specs.good());
    changed("orders", Specs.with(Specs.good(), "name", "sales"), null);
    assertThat(registry().find("orders")).isEmpty();
    assertThat(found("sales").pair().nodes()).hasSize(2);
    assertThat(seen().events())
        .containsExactly(new PairChanged("orders", "orders"), new PairChanged("sales", "orders"));
  }

  @Test
  default void pairCantTakeTheNameOfAnother() {
    registered(Specs.good());
    registered(Specs.good("sales", 2));
    assertThat(rejectedFields(registry().change("sales", Specs.good("orders", 2), null)))
        .containsExactly("name");
  }

  @Test
  default void removedPairIsGoneAndItsNameFree() {
    registered(Specs.good());
    assertThat(registry().remove("orders")).isTrue();
    assertThat(registry().remove("orders")).isFalse();
    assertThat(registry().find("orders")).isEmpty();
    registered(Specs.good());
  }

  @Test
  default void eventsComeOnlyWhenTheChangeCanBeSeen() {
    registered(Specs.good());
    registry().register(Specs.good());
    changed("orders", Specs.good("sales", 1), null);
    registry().remove("sales");
    registry().remove("sales");
    assertThat(seen().events()).hasSize(3).endsWith(new PairRemoved("sales"));
    assertThat(seen().visible()).containsOnly(true);
  }

  @Test
  default void nodesKeepTheirOrderWhenTheyAreSwapped() {
    registered(Specs.good());
    var nodes = List.of(Specs.node("db2", 1, 240), Specs.node("db1", 1, 250));
    Pair pair = changed("orders", Specs.with(Specs.good(), "nodes", nodes), null).pair();
    assertThat(pair.nodes()).extracting(Node::name).containsExactly("db2", "db1");
    assertThat(found("orders").pair()).isEqualTo(pair);
  }

  @Test
  default void firstHostKeyIsPinnedAndNeverReplaced() {
    var unpinned = registered(Specs.with(Specs.good(), "nodes[0].ssh.hostKey", null));
    Node db1 = unpinned.pair().first();
    String other = Specs.hostKey(7);
    registry().pinHostKey("orders", db1, Specs.HOST_KEY);
    registry().pinHostKey("orders", db1, other);
    registry().pinHostKey("nobody", db1, other);
    assertThat(found("orders").pair().first().ssh().hostKey()).isEqualTo(Specs.HOST_KEY);
    assertThat(found("orders").version()).isEqualTo(unpinned.version());
    assertThat(seen().events()).hasSize(2);
  }

  @Test
  default void hostKeyIsNotPinnedForAHostOrPortThatShowedAnother() {
    var spec = Specs.with(Specs.good(), "nodes[0].ssh.hostKey", null);
    Node before = registered(spec).pair().first();
    changed("orders", Specs.with(spec, "nodes[0].host", "10.0.1.77"), null);
    registry().pinHostKey("orders", before, Specs.HOST_KEY);
    assertThat(found("orders").pair().first().ssh().hostKey()).isNull();
    changed("orders", Specs.with(spec, "nodes[0].ssh.port", 2222), null);
    registry().pinHostKey("orders", before, Specs.HOST_KEY);
    assertThat(found("orders").pair().first().ssh().hostKey()).isNull();
  }

  @Test
  default void pinnedHostKeyOutlivesAChangeThatDoesNotKnowIt() {
    var spec = Specs.with(Specs.good(), "nodes[0].ssh.hostKey", null);
    registry().pinHostKey("orders", registered(spec).pair().first(), Specs.HOST_KEY);
    assertThat(changed("orders", spec, null).pair().first().ssh().hostKey())
        .isEqualTo(Specs.HOST_KEY);
    var moved = Specs.with(spec, "nodes[0].host", "10.0.1.77");
    assertThat(changed("orders", moved, null).pair().first().ssh().hostKey()).isNull();
    var emptied = Specs.with(Specs.good(), "nodes[1].ssh.hostKey", "");
    assertThat(changed("orders", emptied, null).pair().second().ssh().hostKey()).isNull();
  }

  @Test
  default void hostileTextIsStoredVerbatim() {
    String hostile = HOSTILE.substring(0, 40);
    var spec = Specs.with(Specs.good(), "replicationUser", HOSTILE);
    spec = Specs.with(spec, "tags", List.of(hostile));
    spec = Specs.with(spec, "nodes[0].mysql.user", HOSTILE);
    spec = Specs.with(spec, "nodes[0].mysql.socket", "/" + HOSTILE);
    spec = Specs.with(spec, "nodes[0].mysql.configFile", "/" + HOSTILE);
    spec = Specs.with(spec, "nodes[0].ssh.user", HOSTILE.substring(0, 60));
    registered(spec);
    Pair pair = found("orders").pair();
    assertThat(pair.replicationUser()).isEqualTo(HOSTILE);
    assertThat(pair.tags()).containsExactly(hostile);
    assertThat(pair.first().mysql().user()).isEqualTo(HOSTILE);
    assertThat(pair.first().mysql().socket()).isEqualTo("/" + HOSTILE);
    assertThat(pair.first().mysql().configFile()).isEqualTo("/" + HOSTILE);
    assertThat(pair.first().ssh().user()).isEqualTo(HOSTILE.substring(0, 60));
    assertThat(stored(registry().change("orders", withoutSecrets(spec), null)).pair().pair())
        .isEqualTo(pair);
  }

  private SeenEvents seen() {
    return context().getBean(SeenEvents.class);
  }
}
