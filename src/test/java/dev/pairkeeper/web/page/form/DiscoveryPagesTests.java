package dev.pairkeeper.web.page.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.pairkeeper.discovery.DiscoveryRequest;
import dev.pairkeeper.discovery.DiscoveryResult.Found;
import dev.pairkeeper.discovery.DiscoveryResult.Refused;
import dev.pairkeeper.discovery.Proposal;
import dev.pairkeeper.discovery.Proposal.Choice;
import dev.pairkeeper.discovery.Proposal.Option;
import dev.pairkeeper.discovery.Proposal.Reading;
import dev.pairkeeper.discovery.Proposal.Untold;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.web.doubles.InMemoryDiscovery;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@NullUnmarked
@SpringBootTest(classes = PanelOfDoubles.class)
@AutoConfigureMockMvc
class DiscoveryPagesTests {

  private static final RequestPostProcessor ADMIN = user("admin").roles("ADMIN");
  private static final String ID = "11111111-2222-3333-4444-555555555555";

  @Autowired MockMvc mvc;
  @Autowired InMemoryDiscovery discovery;
  @Autowired InMemoryRegistry registry;

  private final MockHttpSession session = new MockHttpSession();
  private final AtomicReference<DiscoveryRequest> asked = new AtomicReference<>();

  @BeforeEach
  void start() {
    registry.clear();
    discovery.answers(request -> {
      asked.set(request);
      return new Found(proposal(List.of()));
    });
  }

  @Test
  void foundPairFillsInTheFormAndKeepsItsSecretsToItself() throws Exception {
    mvc.perform(access()).andExpect(redirectedUrl("/add-pair?discovery=" + ID));

    mvc.perform(get("/add-pair?discovery=" + ID).session(session).with(ADMIN))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("value=\"10.0.51.100/24\""),
                        containsString("From db1: /etc/keepalived/keepalived.conf line"),
                        containsString("Nothing names the pair."),
                        containsString("Both servers take writes."),
                        containsString("set; leave empty to keep it"),
                        not(containsString("geheim")),
                        not(containsString("vrrp-pw")))));
  }

  @Test
  void registeringUsesTheSecretsThatWereTypedAndRead() throws Exception {
    mvc.perform(access());

    mvc.perform(filledIn().param("discovery", ID)).andExpect(redirectedUrl("/pairs/orders"));

    PairSpec stored = registry.lastStored();
    assertThat(stored.vrrpPassword()).isEqualTo(Secret.of("vrrp-pw"));
    assertThat(stored.nodes().getLast().ssh().privateKey()).isEqualTo(Secret.of("geheim-key"));
    assertThat(stored.nodes().getFirst().mysql().password()).isEqualTo(Secret.of("geheim"));
    mvc.perform(get("/add-pair?discovery=" + ID).session(session).with(ADMIN))
        .andExpect(redirectedUrl("/add-running-pair"));
  }

  @Test
  void passwordTypedAloneReplacesTheKeyAndVersion3DropsItsPassword() throws Exception {
    mvc.perform(access());

    mvc.perform(filledIn("3").param("discovery", ID).param("nodes[1].ssh.password", "typed"));

    PairSpec stored = registry.lastStored();
    assertThat(stored.vrrpPassword()).isNull();
    assertThat(stored.nodes().getLast().ssh().password()).isEqualTo(Secret.of("typed"));
    assertThat(stored.nodes().getLast().ssh().privateKey()).isEqualTo(Secret.of(""));
  }

  @Test
  void anotherSessionHasNoneOfIt() throws Exception {
    mvc.perform(access());

    mvc.perform(filledIn().session(new MockHttpSession()).param("discovery", ID))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("is no longer kept")));
  }

  @Test
  void logInThatFailedIsShownAtItsField() throws Exception {
    discovery.answers(request ->
        new Refused(List.of(new Violation("nodes[0].mysql.password", "Access denied."))));

    mvc.perform(access())
        .andExpect(status().isBadRequest())
        .andExpect(
            content()
                .string(allOf(containsString("Access denied."), not(containsString("geheim")))));
  }

  @Test
  void choiceIsAskedAndItsAnswerSent() throws Exception {
    discovery.answers(request -> {
      asked.set(request);
      return new Found(
          proposal(
              request.vip() != null
                  ? List.of()
                  : List.of(
                      new Choice("vip", "Which?", List.of(new Option("10.0.51.101", "VI_2"))))));
    });

    mvc.perform(access())
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("name=\"choice.vip\"")));
    mvc.perform(access().param("choice.vip", "10.0.51.101"))
        .andExpect(redirectedUrl("/add-pair?discovery=" + ID));
    assertThat(asked.get().vip()).isEqualTo("10.0.51.101");
  }

  @Test
  void secondHostTakesTheFirstOnesLogInsWhereItHasNone() throws Exception {
    mvc.perform(access().param("nodes[1].host", "10.0.51.12").param("nodes[1].mysql.port", "3309"));

    NodeSpec second = asked.get().nodes().getLast();
    assertThat(second.ssh().user()).isEqualTo("root");
    assertThat(second.ssh().privateKey()).isEqualTo(Secret.of("geheim-key"));
    assertThat(second.mysql().password()).isEqualTo(Secret.of("geheim"));
    assertThat(second.mysql().port()).isEqualTo(3309);
  }

  @Test
  void viewerMayNotDiscover() throws Exception {
    mvc.perform(get("/add-running-pair").with(user("viewer").roles("VIEWER")))
        .andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder access() {
    return post("/add-running-pair")
        .param("discovery", ID)
        .param("nodes[0].host", "10.0.51.11")
        .param("nodes[0].ssh.user", "root")
        .param("nodes[0].ssh.port", "22")
        .param("nodes[0].ssh.privateKey", "geheim-key")
        .param("nodes[0].mysql.user", "pk")
        .param("nodes[0].mysql.password", "geheim")
        .session(session)
        .with(ADMIN)
        .with(csrf());
  }

  private MockHttpServletRequestBuilder filledIn() {
    return filledIn("2");
  }

  private MockHttpServletRequestBuilder filledIn(String version) {
    MockHttpServletRequestBuilder form =
        post("/add-pair")
            .param("name", "orders")
            .param("vip", "10.0.51.100/24")
            .param("virtualRouterId", "51")
            .param("vrrpVersion", version)
            .param("advertIntervalSeconds", "1")
            .param("preemptMode", "NOPREEMPT")
            .param("writePolicy", "SINGLE_WRITER")
            .param("maxLagSeconds", "30");
    for (int i = 0; i < 2; i++) {
      form.param("nodes[%d].name".formatted(i), "db" + (i + 1))
          .param("nodes[%d].host".formatted(i), "10.0.51.1" + (i + 1))
          .param("nodes[%d].interface".formatted(i), "eth0")
          .param("nodes[%d].priority".formatted(i), String.valueOf(100 - i))
          .param("nodes[%d].mysql.port".formatted(i), "3306")
          .param("nodes[%d].mysql.user".formatted(i), "pk")
          .param("nodes[%d].ssh.port".formatted(i), "22")
          .param("nodes[%d].ssh.user".formatted(i), "root");
    }
    return form.session(session).with(ADMIN).with(csrf());
  }

  private static Proposal proposal(List<Choice> choices) {
    NodeSpec node =
        new NodeSpec(
            "db1",
            "10.0.51.11",
            "eth0",
            100,
            true,
            new MysqlSpec(3306, "pk", Secret.of("geheim"), null, null, null),
            new SshSpec(22, "root", Secret.of("geheim-key"), null, null, false, null));
    return new Proposal(
        new PairSpec(
            null,
            "10.0.51.100/24",
            51,
            2,
            null,
            null,
            null,
            Secret.of("vrrp-pw"),
            null,
            30,
            "repl",
            null,
            List.of(),
            List.of(node, node)),
        List.of(
            new Reading("vip", "10.0.51.100/24", "db1: /etc/keepalived/keepalived.conf line 27")),
        List.of(new Untold("name", "Nothing names the pair.", "Give it a name.")),
        choices,
        List.of("Both servers take writes."));
  }
}
