package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** What holds for the plan of any operation in any situation. */
class PlanPropertyTests {

  private static final List<String> SECRETS = List.of("s3cr3txx", "other-s3");

  private static final List<Map<String, Object>> OPERATIONS =
      Stream.concat(
              Stream.of(
                      "SWITCHOVER",
                      "ACKNOWLEDGE_FLAPPING",
                      "START_KEEPALIVED",
                      "START_REPLICATION",
                      "APPLY_CONFIG")
                  .map(kind -> Map.<String, Object>of("operation", kind)),
              Stream.of(
                      "START_KEEPALIVED",
                      "START_REPLICATION",
                      "RENEW_SERVER_UUID",
                      "FENCE",
                      "SET_WRITABLE",
                      "SET_READ_ONLY")
                  .flatMap(kind ->
                      Stream.of("db1", "db2", "db3")
                          .map(node ->
                              Map.<String, Object>of(
                                  "operation", kind, "parameters", Map.of("node", node)))))
          .toList();

  @Property(tries = 1500)
  void everyDecisionCanBeShownRunAndTakenBack(@ForAll("scenarios") PlanScenario scenario) {
    switch (scenario.decision()) {
      case Refused refused ->
          refused
              .reasons()
              .forEach(reason -> {
                assertThat(reason.code()).matches("[A-Z][A-Z0-9_]+");
                assertThat(reason.message()).isNotBlank().doesNotContain("null", "%s");
                assertThat(reason.cure()).isNotBlank().doesNotContain("null", "%s");
              });
      case Plan plan -> {
        plan.steps().forEach(PlanPropertyTests::isSound);
        String json = JsonMapper.shared().writeValueAsString(plan);
        SECRETS.forEach(secret -> assertThat(json).doesNotContain(secret));
        assertThat(plan.summary()).isNotBlank();
        assertThat(plan.premises()).isNotEmpty();
      }
    }
  }

  private static void isSound(Step step) {
    assertThat(step.budget()).isBetween(Duration.ofSeconds(1), Duration.ofHours(24));
    assertThat(step.title()).isNotBlank().doesNotContain("null", "%s");
    assertThat(step.deed().detail()).isNotBlank();
    switch (step.undo()) {
      case Undo.Nothing() -> {}
      case Undo.Stays(String why) -> assertThat(why).isNotBlank();
      case Undo.By(List<Deed> deeds) -> assertThat(deeds).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<PlanScenario> scenarios() {
    Arbitrary<Map<String, Object>> operations =
        Arbitraries.of(
            Stream.of(
                    OPERATIONS.stream(),
                    Stream.of("db1", "db2", "db3")
                        .map(node ->
                            Map.<String, Object>of(
                                "operation",
                                "FAILOVER",
                                "parameters",
                                Map.of("to", node, "acceptLoss", node.equals("db2")))),
                    Stream.of("PREEMPT", "NOPREEMPT")
                        .map(mode ->
                            Map.<String, Object>of(
                                "operation", "CHANGE_PREEMPT", "parameters", Map.of("mode", mode))))
                .flatMap(each -> each)
                .toList());
    return net.jqwik.api.Combinators.combine(
            operations, pairs(), nodes(), nodes(), files(), files())
        .as((operation, pair, db1, db2, files1, files2) -> {
          Map<String, Object> yaml = new HashMap<>(operation);
          yaml.put("snapshot", Map.of("pair", pair, "db1", db1, "db2", db2));
          yaml.put("files", Map.of("db1", files1, "db2", files2));
          return new PlanScenario("any", yaml);
        });
  }

  private static Arbitrary<Map<String, Object>> pairs() {
    return Arbitraries.of(
        Map.of(),
        Map.of("preemptMode", "PREEMPT"),
        Map.of("virtualRouterId", 77),
        Map.of("advertIntervalSeconds", 1, "vip", "172.30.0.101/24"),
        Map.of("writePolicy", "MULTI_WRITER", "unicast", false));
  }

  private static Arbitrary<Map<String, Object>> nodes() {
    return Arbitraries.of(
        Map.of(),
        Map.of(),
        Map.of("ssh", Map.of("failed", "UNREACHABLE")),
        Map.of("mysql", Map.of("failed", "REFUSED")),
        Map.of("ssh", Map.of("keepalivedService", "STOPPED")),
        Map.of("ssh", Map.of("holdsVip", true, "vrrp", Map.of("state", "MASTER"))),
        Map.of("ssh", Map.of("holdsVip", false, "vrrp", Map.of("state", "FAULT"))),
        Map.of("mysql", Map.of("readOnly", false, "superReadOnly", false)),
        Map.of(
            "mysql",
            Map.of(
                "version",
                "10.11.6-MariaDB",
                "executed",
                "0-1-120",
                "purged",
                "0-1-1",
                "channel",
                Map.of("retrieved", "0-2-80"))),
        Map.of("mysql", Map.of("channel", Map.of("sql", false))),
        Map.of("sshUser", "dba", "sudo", true),
        Map.of("sshUser", "dba"));
  }

  private static Arbitrary<Map<String, Object>> files() {
    return Arbitraries.of(
        Map.of(),
        Map.of(),
        conf("vrrp_instance VI_1 { state MASTER\n priority 101\n auth_pass other-s3 }\n"),
        conf("vrrp_instance VI_1 {\n state MASTER\n"),
        conf("# nothing\n"),
        conf(
            """
            ! Written by Pairkeeper for node 'db1' of pair 'orders'.
            vrrp_instance orders {
             authentication {
             auth_pass other-s3
             }
            }
            """));
  }

  private static Map<String, Object> conf(String text) {
    return Map.of(PlanScenario.CONF, text);
  }
}
