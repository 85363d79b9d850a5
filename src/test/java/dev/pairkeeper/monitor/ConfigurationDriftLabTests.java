package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody edits files of a real host by hand. */
@OnLab
@AutoConfigureMockMvc
class ConfigurationDriftLabTests extends ObservedLab {

  private static final String CONF = "/etc/keepalived/keepalived.conf";
  private static final String CHECK = "/etc/keepalived/check-mysql.sh";

  private final Lab lab;
  private final ConfigurationWatch configurations;
  private final MockMvcTester http;
  private final String pair;

  @Autowired
  ConfigurationDriftLabTests(
      PairRegistry registry,
      PairWatch watch,
      ConfigurationWatch configurations,
      MockMvcTester http) {
    super(registry, watch, Lab.mysql97());
    this.lab = lab();
    this.configurations = configurations;
    this.http = http;
    this.pair = lab.info().name();
  }

  @BeforeEach
  void registerAdoptedPair() {
    lab.exec("db1", "mkdir -p /root/kept && cp -a /etc/keepalived/. /root/kept/");
    register(lab.pairSpec());
    Awaitility.await("both nodes' files adopted")
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            configurations.base(pair, "db1").isPresent()
                && configurations.base(pair, "db2").isPresent());
  }

  @AfterEach
  void putBack() {
    lab.exec("db1", "rm -rf /etc/keepalived/* && cp -a /root/kept/. /etc/keepalived/");
    removePair();
  }

  @Test
  void editedFileDriftsUntilItIsAccepted() {
    noticed(
        ProblemCode.CONFIG_DRIFT,
        () ->
            lab.exec(
                "db1",
                "sed -i -e 's/advert_int 1/advert_int 2/'"
                    + " -e 's/auth_pass .*/auth_pass hunter22/' "
                    + CONF));
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(message()).contains(CONF + ": 2 lines added, 2 removed ("));

    MvcTestResult shown = config(HttpMethod.GET, "");
    assertThat(shown)
        .bodyJson()
        .extractingPath("$.nodes[0].diff")
        .asString()
        .contains(
            "-    advert_int 1\n+    advert_int 2\n",
            "+        auth_pass ••••  (secret changed)\n");
    assertThat(shown).bodyJson().extractingPath("$.nodes[0].driftSince").isNotNull();
    assertThat(shown).bodyJson().extractingPath("$.nodes[1].diff").isEqualTo("");
    assertThat(shown)
        .bodyText()
        .contains("auth_pass ••••")
        .doesNotContain("hunter22", authPass(), "Check-lab-4");

    assertThat(config(HttpMethod.POST, "/accept"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.nodes[0].wantedBy")
        .isEqualTo("olga");
    assertThat(drifts()).isFalse();
    assertThat(
            http.get().uri("/api/v1/pairs/{pair}/events", pair).with(user("olga").roles("VIEWER")))
        .bodyText()
        .contains("CONFIG_ADOPTED", "CONFIG_DRIFT", "olga accepted the files of db1 as they are.");
  }

  @Test
  void changedModeOfAScriptIsDriftAndItsReturnTheEndOfIt() {
    noticed(ProblemCode.CONFIG_DRIFT, () -> lab.exec("db1", "chmod 0777 " + CHECK));
    assertThat(message()).contains(CHECK + ": its mode is 0777 instead of 0755");

    lab.exec("db1", "chmod 0755 " + CHECK);

    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !drifts());
  }

  @Test
  void fileThatComesIntoAnIncludedFolderIsDrift() {
    lab.exec("db1", "mkdir /etc/keepalived/conf.d && echo 'include conf.d/*.conf' >>" + CONF);
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(this::drifts);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .until(() -> {
          assertThat(config(HttpMethod.POST, "/accept")).hasStatusOk();
          return !drifts();
        });

    noticed(
        ProblemCode.CONFIG_DRIFT,
        () -> lab.exec("db1", "echo '! more' >/etc/keepalived/conf.d/more.conf"));

    assertThat(message()).contains("/etc/keepalived/conf.d/more.conf is new");
  }

  private MvcTestResult config(HttpMethod method, String below) {
    return http.method(method)
        .uri("/api/v1/pairs/{pair}/config" + below, pair)
        .with(user("olga").roles("OPERATOR", "VIEWER"))
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(method.equals(HttpMethod.POST) ? "{\"node\": \"db1\"}" : "")
        .exchange();
  }

  private String authPass() {
    return lab.exec("db2", "sed -n 's/ *auth_pass //p' " + CONF).strip();
  }

  private boolean drifts() {
    return status().stream()
        .flatMap(seen -> seen.problems().stream())
        .anyMatch(open -> open.problem().code() == ProblemCode.CONFIG_DRIFT);
  }

  private String message() {
    return status().stream()
        .flatMap(seen -> seen.problems().stream())
        .filter(open -> open.problem().code() == ProblemCode.CONFIG_DRIFT)
        .map(open -> open.problem().message())
        .findFirst()
        .orElse("");
  }
}
