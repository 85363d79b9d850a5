package dev.pairkeeper.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairSpecRulesTests {

  private static Findings check(PairSpec spec) {
    var findings = new Findings();
    int nodes = spec.nodes() == null ? 0 : spec.nodes().size();
    PairSpec filled = PairSpecDefaults.fill(spec, Collections.nCopies(nodes, null));
    PairSpecRules.check(filled, Set.of(), findings);
    return findings;
  }

  private static Findings checkWith(String path, @Nullable Object value) {
    return check(Specs.with(Specs.good(), path, value));
  }

  @Test
  void goodSpecHasNoFindings() {
    assertThat(check(Specs.good()).violations()).isEmpty();
    assertThat(check(Specs.good()).warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvFileSource(
      resources = "wrong-fields.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "(null)",
      maxCharsPerColumn = 20_000)
  void wrongValueIsNamedByItsField(String path, @Nullable String value, String message) {
    assertThat(checkWith(path, value).violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.field()).isEqualTo(path);
          assertThat(violation.message()).contains(message);
        });
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvFileSource(
      resources = "right-fields.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "(null)")
  void rightValueIsAccepted(String path, @Nullable String value) {
    assertThat(checkWith(path, value).violations()).isEmpty();
  }

  @Test
  void everyViolationIsToldAtOnce() {
    var empty =
        new PairSpec(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Collections.nCopies(2, null));
    assertThat(check(empty).violations())
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "name",
            "vip",
            "virtualRouterId",
            "nodes[0].name",
            "nodes[0].host",
            "nodes[0].interface",
            "nodes[0].priority",
            "nodes[0].mysql.user",
            "nodes[0].mysql.password",
            "nodes[0].ssh.user",
            "nodes[0].ssh.privateKey",
            "nodes[1].name",
            "nodes[1].host",
            "nodes[1].interface",
            "nodes[1].priority",
            "nodes[1].mysql.user",
            "nodes[1].mysql.password",
            "nodes[1].ssh.user",
            "nodes[1].ssh.privateKey");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void pairHasExactlyTwoNodes(int count) {
    var node = Specs.node("db1", 1, 250);
    assertThat(checkWith("nodes", Collections.nCopies(count, node)).violations())
        .extracting(Violation::field)
        .contains("nodes");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "nodes[1].name, db1",
    "nodes[1].host, 10.0.1.11",
    "nodes[1].priority, 250",
  })
  void nodesMayNotBeAlike(String path, String value) {
    assertThat(checkWith(path, value).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.field()).isEqualTo(path))
        .satisfies(violation -> assertThat(violation.message()).contains("Must differ"));
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({"db.example.org, DB.example.ORG.", "fd00::1, fd00:0:0::0:1"})
  void oneHostInTwoSpellingsIsStillOneHost(String first, String second) {
    var spec = Specs.with(Specs.good(), "nodes[0].host", first);
    assertThat(check(Specs.with(spec, "nodes[1].host", second)).violations())
        .extracting(Violation::field)
        .containsExactly("nodes[1].host");
  }

  @Test
  void oneNodeAtLeastMayOwnTheVip() {
    var spec = Specs.with(Specs.good(), "nodes[0].mayOwn", false);
    assertThat(check(spec).violations()).isEmpty();
    assertThat(check(Specs.with(spec, "nodes[1].mayOwn", false)).violations())
        .extracting(Violation::field)
        .containsExactly("nodes[1].mayOwn");
  }

  @ParameterizedTest(name = "{0} s in version {1}: {2}")
  @CsvSource({
    "0.01, 3, true",
    "40.95, 3, true",
    "0.5000, 3, true",
    "0.005, 3, false",
    "0.015, 3, false",
    "40.96, 3, false",
    "0, 3, false",
    "-1, 3, false",
    "1e1000000000, 3, false",
    "1e-1000000000, 3, false",
    "1, 2, true",
    "255, 2, true",
    "1.0, 2, true",
    "0.5, 2, false",
    "256, 2, false",
  })
  void advertIntervalFitsTheVersion(String seconds, int version, boolean right) {
    var spec = Specs.with(Specs.good(), "vrrpVersion", version);
    spec = Specs.with(spec, "advertIntervalSeconds", new BigDecimal(seconds));
    assertThat(check(spec).refused()).isEqualTo(!right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1111", "pkLab51x", "a.b-c_d"})
  void versionTwoTakesAPassword(String password) {
    var spec = Specs.with(Specs.good(), "vrrpVersion", 2);
    spec = Specs.with(spec, "advertIntervalSeconds", "1");
    assertThat(check(Specs.with(spec, "vrrpPassword", password)).violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ninechars", "a b", "a#b", "a{b", "a\"b", "a$b", "ü", "a\nb"})
  void versionTwoRefusesWhatKeepalivedWouldCutOrMisread(String password) {
    var spec = Specs.with(Specs.good(), "vrrpVersion", 2);
    spec = Specs.with(spec, "advertIntervalSeconds", "1");
    assertThat(check(Specs.with(spec, "vrrpPassword", password)).violations())
        .extracting(Violation::field)
        .containsExactly("vrrpPassword");
  }

  @Test
  void ipv6NeedsVersionThree() {
    var spec = Specs.with(Specs.good(), "vip", "fd00::100/64");
    assertThat(check(spec).violations()).isEmpty();
    spec = Specs.with(Specs.with(spec, "vrrpVersion", 2), "advertIntervalSeconds", "1");
    assertThat(check(spec).violations())
        .extracting(Violation::field)
        .containsExactly("vrrpVersion");
  }

  @Test
  void vipMayNotBeANodesOwnAddress() {
    assertThat(checkWith("vip", "10.0.1.12/24").violations())
        .extracting(Violation::field)
        .containsExactly("nodes[1].host");
  }

  @Test
  void nodeOutsideTheVipsNetworkIsOnlyAWarning() {
    var findings = checkWith("nodes[0].host", "192.168.7.1");
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.warnings())
        .singleElement()
        .asString()
        .startsWith("db1 (192.168.7.1) is outside the network of the VIP 10.0.1.100/24");
    assertThat(check(Specs.with(Specs.good(), "vip", "10.9.9.9/32")).warnings()).isEmpty();
  }

  @Test
  void encryptedPrivateKeyNeedsItsPassphrase() {
    var spec = Specs.with(Specs.good(), "nodes[0].ssh.privateKey", Specs.openSshKey("aes256-ctr"));
    assertThat(check(spec).violations())
        .extracting(Violation::field)
        .containsExactly("nodes[0].ssh.privateKeyPassphrase");
    spec = Specs.with(spec, "nodes[0].ssh.privateKeyPassphrase", "secret");
    assertThat(check(spec).violations()).isEmpty();
  }

  @Test
  void passwordOpensAHostWithoutAKey() {
    var spec = Specs.with(Specs.good(), "nodes[0].ssh.privateKey", null);
    assertThat(check(Specs.with(spec, "nodes[0].ssh.password", "pw")).violations()).isEmpty();
  }

  @Test
  void tagsAreFewAndNotEmpty() {
    assertThat(checkWith("tags", Collections.nCopies(21, "a")).violations())
        .extracting(Violation::field)
        .containsExactly("tags");
    assertThat(checkWith("tags", List.of("a", " ", "b\nc")).violations())
        .extracting(Violation::field)
        .containsExactly("tags[1]", "tags[2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "vip",
        "replicationUser",
        "replicationPassword",
        "nodes[0].name",
        "nodes[0].host",
        "nodes[0].interface",
        "nodes[0].mysql.user",
        "nodes[0].mysql.password",
        "nodes[0].mysql.socket",
        "nodes[0].mysql.configFile",
        "nodes[0].mysql.serviceName",
        "nodes[0].ssh.user",
        "nodes[0].ssh.password",
        "nodes[0].ssh.privateKeyPassphrase",
        "nodes[0].ssh.hostKey",
        "nodes[0].ssh.privateKey",
      })
  void tenKilobytesAreRefusedByName(String path) {
    String text = path.endsWith("privateKey") ? "x".repeat(17_000) : "x".repeat(10_240);
    assertThat(checkWith(path, text).violations())
        .extracting(Violation::field)
        .contains(path)
        .allMatch(field -> field.equals(path));
  }

  @Test
  void fenceCommandIsAnyShortTextOfLines() {
    for (String right : List.of("", "ipmi off", "if true; then\n\toff '$PAIRKEEPER_HOST'\nfi 🦆")) {
      assertThat(checkWith("nodes[0].fenceCommand", right).violations()).as(right).isEmpty();
    }
    for (String wrong : List.of(" \n", "off\u0000", "off\r\n", "x".repeat(4001))) {
      assertThat(checkWith("nodes[0].fenceCommand", wrong).violations())
          .as(wrong)
          .extracting(Violation::field)
          .containsExactly("nodes[0].fenceCommand");
    }
  }

  @Test
  void noMessageRepeatsASecret() {
    var spec = Specs.with(Specs.good(), "nodes[0].mysql.password", "hunter2\u0007");
    spec = Specs.with(spec, "replicationPassword", "hunter2".repeat(9));
    assertThat(check(spec).violations())
        .hasSize(2)
        .noneMatch(violation -> violation.toString().contains("hunter2"));
  }
}
