package dev.pairkeeper.web.page.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.pairkeeper.monitor.Acceptance;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.doubles.ConfiguredNodes;
import dev.pairkeeper.web.doubles.InMemoryMonitor;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import dev.pairkeeper.web.doubles.Sight;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(classes = PanelOfDoubles.class)
@AutoConfigureMockMvc
class PairConfigurationPageTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);
  private static final String PAGE = "/pairs/orders/configuration";
  private static final RequestPostProcessor VIEWER = user("viewer").roles("VIEWER");
  private static final RequestPostProcessor OPERATOR = user("olga").roles("OPERATOR");

  @Autowired MockMvc mvc;
  @Autowired InMemoryRegistry registry;
  @Autowired InMemoryMonitor monitor;

  @BeforeEach
  void start() {
    registry.clear();
    monitor.clear();
    registry.put(ORDERS);
  }

  @Test
  void pairWithoutALookSaysThatTheFirstIsUnderWay() throws Exception {
    assertThat(page(VIEWER)).contains("first look under way");
  }

  @Test
  void filesAreThereWithTheirFindingsAndSecretsAreMasked() throws Exception {
    ConfiguredNodes.drifted(ORDERS).known(monitor);
    monitor.saw(looked());

    assertThat(page(VIEWER))
        .containsSubsequence(
            "What changed in /etc/keepalived/keepalived.conf",
            "Wanted",
            "Actual",
            "removed",
            "added",
            "Not as wanted",
            "Findings that came with the change",
            "class=\"source\"",
            "braces-do-not-match",
            "auth_pass ••••",
            "check_mysql.sh",
            "as they are wanted")
        .contains("href=\"/pairs/orders/timeline\"")
        .doesNotContain("geheim12", "Accept as is");
  }

  @Test
  void cureIsShownAsTheLinesThatItWouldWriteAndNothingIsOfferedToChangeThem() throws Exception {
    ConfiguredNodes.asWanted(ORDERS).known(monitor);
    monitor.saw(looked());

    assertThat(page(OPERATOR))
        .containsSubsequence(
            "garp-not-repeated",
            "+     garp_master_refresh 60",
            "data-copy=\"    garp_master_refresh 60\"",
            "Copy the new lines",
            "the panel changes nothing on a host")
        .doesNotContain("name=\"apply\"");
  }

  @Test
  void settingsOfBothServersStandSideBySide() throws Exception {
    monitor.saw(Sight.of(ORDERS).second(node -> node.writable(true)).status());

    assertThat(page(VIEWER))
        .containsSubsequence("server_id", "Must differ", "read_only", "Not as the roles want it");
  }

  @Test
  void operatorAcceptsWhatHeSaw() throws Exception {
    ConfiguredNodes.drifted(ORDERS).known(monitor);
    monitor.saw(looked());
    assertThat(page(OPERATOR))
        .containsOnlyOnce("Accept as is")
        .contains("value=\"9f86d081884c7d65 /etc/keepalived/keepalived.conf\"");

    mvc.perform(
            post(PAGE + "/accept")
                .param("node", "db1")
                .param("ground", "9f86d081884c7d65 /etc/keepalived/a,b.conf")
                .with(OPERATOR)
                .with(csrf()))
        .andExpect(redirectedUrl(PAGE))
        .andExpect(flash().attribute("accepted", "db1"));

    assertThat(monitor.accepted())
        .containsExactly("orders {db1={/etc/keepalived/a,b.conf=9f86d081884c7d65}} by olga");
  }

  @Test
  void refusalSaysWhy() throws Exception {
    monitor.answers(
        new Acceptance.Refused(
            List.of(new Acceptance.Reason("FILES_CHANGED", "They changed.", "Look again."))));

    mvc.perform(post(PAGE + "/accept").param("node", "db1").with(OPERATOR).with(csrf()))
        .andExpect(redirectedUrl(PAGE))
        .andExpect(flash().attributeExists("refused"));
  }

  @Test
  void nobodyElseAccepts() throws Exception {
    mvc.perform(post(PAGE + "/accept").param("node", "db1").with(VIEWER).with(csrf()))
        .andExpect(status().isForbidden());
    mvc.perform(post(PAGE + "/accept").param("node", "db1").with(OPERATOR))
        .andExpect(status().isForbidden());
    mvc.perform(post(PAGE + "/accept").param("node", "db9").with(OPERATOR).with(csrf()))
        .andExpect(status().isBadRequest());
    assertThat(monitor.accepted()).isEmpty();
  }

  @Test
  void unknownPairIsNotFound() throws Exception {
    mvc.perform(get("/pairs/nobody/configuration").with(VIEWER)).andExpect(status().isNotFound());
  }

  private static PairStatus looked() {
    return Sight.of(ORDERS)
        .first(node -> node.files(ConfiguredNodes.FACTS).drifted(Instant.now().minusSeconds(60)))
        .second(node -> node.files(ConfiguredNodes.FACTS))
        .status();
  }

  private String page(RequestPostProcessor reader) throws Exception {
    return mvc.perform(get(PAGE).with(reader))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
