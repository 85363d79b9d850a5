package dev.pairkeeper.web.page.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.web.doubles.Pairs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PairFormTests {

  private static final RegisteredPair STORED =
      new RegisteredPair(
          Pairs.pair("orders", 51, "prod", "shop"),
          7,
          Map.of("nodes[0].mysql.password", true, "vrrpPassword", false),
          Instant.EPOCH);

  @Test
  void storedPairSentBackUnchangedIsTheSamePair() {
    PairForm opened = PairForm.of(STORED);

    PairSpec spec = new PairFormReader(PairForm.sent(sent(opened))).spec();

    assertThat(spec.name()).isEqualTo("orders");
    assertThat(spec.vip()).isEqualTo("10.0.51.100/24");
    assertThat(spec.advertIntervalSeconds()).isEqualByComparingTo("0.5");
    assertThat(spec.preemptMode()).isEqualTo(PreemptMode.NOPREEMPT);
    assertThat(spec.unicast()).isTrue();
    assertThat(spec.tags()).containsExactly("prod", "shop");
    assertThat(spec.nodes()).hasSize(2);
    assertThat(spec.nodes().getLast().networkInterface()).isEqualTo("eth0");
    assertThat(spec.nodes().getLast().ssh().sudo()).isFalse();
    assertThat(spec.nodes().getFirst().mysql().password()).isNull();
  }

  @Test
  void everyFieldOfTheFormIsWrittenFromTheStoredPair() {
    assertThat(PairFormValues.of(STORED.pair()).keySet())
        .containsExactlyInAnyOrderElementsOf(
            FormFields.all().stream().filter(f -> !f.secret()).map(FormField::path).toList());
  }

  @Test
  void typedSecretsReachTheSpecButNotTheValues() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.put("nodes[0].mysql.password", "geheim");
    sent.put("nodes[0].ssh.privateKey", "line 1\r\nline 2\r\n");

    PairForm form = PairForm.sent(sent);
    PairSpec spec = new PairFormReader(form).spec();

    assertThat(spec.nodes().getFirst().mysql().password()).isEqualTo(Secret.of("geheim"));
    assertThat(spec.nodes().getFirst().ssh().privateKey()).isEqualTo(Secret.of("line 1\nline 2\n"));
    assertThat(form.values()).doesNotContainValue("geheim");
    assertThat(form.mustRetype("nodes[0].mysql.password")).isTrue();
  }

  @Test
  void fenceCommandIsKeptReplacedOrRemoved() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.put("nodes[0].fenceCommand", "");
    sent.put("nodes[1].fenceCommand", "off\r\nnow");
    assertThat(new PairFormReader(PairForm.sent(sent)).spec().nodes())
        .extracting(NodeSpec::fenceCommand)
        .containsExactly(null, Secret.of("off\nnow"));

    sent.put("nodes[1].fenceCommand", "");
    sent.put("remove.nodes[1].fenceCommand", "true");
    sent.put("remove.nodes[1].mysql.password", "true");
    PairForm form = PairForm.sent(sent);
    PairSpec spec = new PairFormReader(form).spec();
    assertThat(spec.nodes().getLast().fenceCommand()).isEqualTo(Secret.of(""));
    assertThat(spec.nodes().getLast().mysql().password()).as("only what can be").isNull();
    assertThat(form.removes("nodes[1].fenceCommand")).isTrue();
    assertThat(form.mustRetype("nodes[1].fenceCommand")).isFalse();
    assertThat(form.removes("nodes[0].fenceCommand")).isFalse();
  }

  @Test
  void passwordTypedAloneReplacesAStoredKey() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.put("nodes[0].ssh.password", "geheim");

    PairSpec spec = new PairFormReader(PairForm.sent(sent)).spec();

    assertThat(spec.nodes().getFirst().ssh().privateKey()).isEqualTo(Secret.of(""));
    assertThat(spec.nodes().getLast().ssh().privateKey()).isNull();
  }

  @Test
  void pinnedKeyIsForgottenOnlyWhenItsFieldWasEmptied() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.put("was.nodes[0].ssh.hostKey", "ssh-ed25519 AAAA");
    sent.put("nodes[0].ssh.hostKey", "");
    sent.put("was.nodes[1].ssh.hostKey", "");
    sent.put("nodes[1].ssh.hostKey", "");

    PairSpec spec = new PairFormReader(PairForm.sent(sent)).spec();

    assertThat(spec.nodes().getFirst().ssh().hostKey()).isEmpty();
    assertThat(spec.nodes().getLast().ssh().hostKey()).isNull();
  }

  @Test
  void tagsAreSeparatedByCommasOnly() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.put("tags", " team db , prod,");

    assertThat(new PairFormReader(PairForm.sent(sent)).spec().tags())
        .containsExactly("team db", "prod");
  }

  @Test
  void witnessesAreSeparatedByCommasOrSpaces() {
    Map<String, String> sent =
        sent(PairForm.of(stored(Pairs.witnessed(STORED.pair(), "10.0.51.1", "10.0.51.53"))));

    assertThat(new PairFormReader(PairForm.sent(sent)).spec().witnesses())
        .containsExactly("10.0.51.1", "10.0.51.53");

    sent.put("witnesses", " 10.0.51.1  fd00::1,10.0.51.53,");
    assertThat(new PairFormReader(PairForm.sent(sent)).spec().witnesses())
        .containsExactly("10.0.51.1", "fd00::1", "10.0.51.53");
  }

  @Test
  void textWhereANumberIsNeededIsToldAndKept() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.put("nodes[1].ssh.port", "ssh");
    sent.put("advertIntervalSeconds", "0,5");

    PairForm form = PairForm.sent(sent);

    assertThat(new PairFormReader(form).noNumbers())
        .containsExactly("advertIntervalSeconds", "nodes[1].ssh.port");
    assertThat(form.value("nodes[1].ssh.port")).isEqualTo("ssh");
  }

  @Test
  void switchThatIsOffIsNotSent() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.remove("unicast");

    assertThat(new PairFormReader(PairForm.sent(sent)).spec().unicast()).isFalse();
  }

  @Test
  void violationStandsBesideItsFieldAndTheRestAboveTheForm() {
    var errors =
        new FormErrors(
            List.of(
                new Violation("nodes[0].ssh.port", "port"),
                new Violation("tags[3]", "tag"),
                new Violation("nodes", "nodes")));

    assertThat(errors.of("nodes[0].ssh.port")).containsExactly("port");
    assertThat(errors.of("tags")).containsExactly("tag");
    assertThat(errors.general()).containsExactly("nodes");
  }

  @Test
  void conflictTakesTheirsWhereIChangedNothingAndKeepsMineWhereIDid() {
    Map<String, String> sent = sent(PairForm.of(STORED));
    sent.put("maxLagSeconds", "60");
    sent.put("nodes[0].host", "10.0.51.21");
    PairForm typed = PairForm.sent(sent);

    EditConflict conflict = EditConflict.between(typed, changedByAnother());

    assertThat(conflict.merged().version()).isEqualTo(8);
    assertThat(conflict.merged().values())
        .contains(
            entry("maxLagSeconds", "60"),
            entry("nodes[0].host", "10.0.51.21"),
            entry("tags", "other"),
            entry("vip", "10.0.52.100/24"));
    assertThat(conflict.changes())
        .filteredOn(EditConflict.Change::both)
        .extracting(change -> change.field().path())
        .containsExactly("nodes[0].host");
  }

  @Test
  void savingAfterAConflictIsJudgedAgainstWhatIsStoredNow() {
    PairForm typed = PairForm.sent(sent(PairForm.of(STORED)));

    PairForm merged = EditConflict.between(typed, changedByAnother()).merged();

    assertThat(EditConflict.between(merged, changedByAnother()).changes()).isEmpty();
  }

  private static RegisteredPair changedByAnother() {
    return stored(Pairs.pair("orders", 52, "other"));
  }

  private static RegisteredPair stored(Pair pair) {
    return new RegisteredPair(pair, 8, Map.of(), Instant.EPOCH);
  }

  /** As a browser sends the form. */
  private static Map<String, String> sent(PairForm opened) {
    Map<String, String> sent = new HashMap<>();
    opened
        .values()
        .forEach((path, value) -> {
          sent.put(path, value);
          sent.put(PairForm.WAS + path, value);
        });
    FormFields.all().stream()
        .filter(field -> field.kind() == FormField.Kind.SWITCH)
        .filter(field -> opened.value(field.path()).equals("false"))
        .forEach(field -> sent.remove(field.path()));
    sent.put("version", String.valueOf(opened.version()));
    return sent;
  }
}
