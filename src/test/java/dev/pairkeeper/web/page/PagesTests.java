package dev.pairkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.EventLog.Kind;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.doubles.InMemoryMonitor;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import dev.pairkeeper.web.doubles.Sight;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@NullUnmarked
@SpringBootTest(classes = PanelOfDoubles.class)
@AutoConfigureMockMvc
class PagesTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51, "prod");
  private static final RequestPostProcessor ADMIN = user("admin").roles("ADMIN");
  private static final RequestPostProcessor VIEWER = user("viewer").roles("VIEWER");
  private static final String HOSTILE = "</title><script>alert(1)</script>'\"&${7*7}#{nav.help}";

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
  void newcomerReadsWhatToDoFirst() throws Exception {
    registry.clear();

    mvc.perform(get("/").with(ADMIN))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("docker/lab/lab up"),
                        containsString("href=\"/add-pair\""),
                        containsString("href=\"/help/accounts\""))));
  }

  @Test
  void fleetShowsOwnerLagAndTheWorstProblem() throws Exception {
    monitor.saw(lagging());

    mvc.perform(get("/").with(VIEWER))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-health=\"WARNING\""),
                        containsString("10.0.51.100/24"),
                        containsString("db2 is far behind."),
                        containsString("0.02 s"))));
  }

  @Test
  void pairWithoutWitnessesIsToldWhatThatCosts() throws Exception {
    mvc.perform(get("/pairs/orders").with(VIEWER))
        .andExpect(content().string(containsString("goes on taking writes")));

    registry.put(Pairs.witnessed(ORDERS, "10.0.51.53"));
    mvc.perform(get("/pairs/orders").with(VIEWER))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("10.0.51.53"),
                        not(containsString("goes on taking writes")))));
    mvc.perform(get("/help").with(VIEWER))
        .andExpect(content().string(containsString("id=\"witness\"")));
  }

  @Test
  void pairTellsWhichNodeHasAFenceCommand() throws Exception {
    mvc.perform(get("/pairs/orders").with(VIEWER))
        .andExpect(
            content()
                .string(matchesPattern("(?s).*fence command set.*10.0.51.12.*no fence command.*")));
    mvc.perform(get("/help/operations").with(VIEWER))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("id=\"fence-command\""),
                        containsString("only an administrator may set it"))));
  }

  @Test
  void pairThatIsSeenNoMoreIsNotShownAsWell() throws Exception {
    monitor.saw(Sight.of(ORDERS, Instant.now().minusSeconds(60)).status());

    mvc.perform(get("/fleet/fragment").with(VIEWER))
        .andExpect(
            content()
                .string(matchesPattern("(?s).*id=\"pair-orders\"\\s+data-health=\"UNKNOWN\".*")));
  }

  @Test
  void fragmentIsOnlyTheLiveRegion() throws Exception {
    monitor.saw(lagging());

    mvc.perform(get("/pairs/orders/fragment").with(VIEWER))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("id=\"live\""),
                        containsString("data-stream=\"/api/v1/pairs/orders/stream\""),
                        not(containsString("<html")))));
  }

  @Test
  void pairWithoutALookSaysThatTheFirstIsUnderWay() throws Exception {
    mvc.perform(get("/pairs/orders").with(VIEWER))
        .andExpect(content().string(containsString("first look under way")));
  }

  @Test
  void hostileTextsAreTextsOnEveryPage() throws Exception {
    Pair hostile = Pairs.pair("hostile", 66, HOSTILE);
    registry.put(hostile);
    monitor.saw(
        Sight.of(hostile)
            .first(node -> node.named(HOSTILE).mysqlDown(HOSTILE))
            .second(node -> node.sshLost(HOSTILE))
            .problem(ProblemCode.ACCESS_DENIED, Severity.CRITICAL, HOSTILE, HOSTILE, HOSTILE)
            .notEligible(HOSTILE, HOSTILE, HOSTILE)
            .status());
    monitor.happened("hostile", Instant.now(), Kind.MYSQL_DOWN, HOSTILE, HOSTILE);

    for (String page :
        new String[] {"/", "/pairs/hostile", "/pairs/hostile/timeline", "/pairs/hostile/edit"}) {
      mvc.perform(get(page).queryParam("q", "").with(user(HOSTILE).roles("ADMIN")))
          .andExpect(status().isOk())
          .andExpect(
              content()
                  .string(
                      allOf(
                          not(containsString("<script>alert")),
                          not(containsString(">49<")),
                          containsString("&lt;script&gt;"))));
    }
  }

  @Test
  void searchedWordsAreEscaped() throws Exception {
    mvc.perform(get("/").queryParam("q", HOSTILE).with(VIEWER))
        .andExpect(content().string(not(containsString("<script>alert"))));
  }

  @Test
  void lookNowLooks() throws Exception {
    int before = monitor.looks();

    mvc.perform(post("/pairs/orders/look").with(VIEWER).with(csrf()))
        .andExpect(redirectedUrl("/pairs/orders"));

    assertThat(monitor.looks()).isEqualTo(before + 1);
  }

  @Test
  void missingPairIsAPageWithoutAnIncident() throws Exception {
    mvc.perform(get("/pairs/nobody").with(VIEWER))
        .andExpect(status().isNotFound())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("There is no such page"),
                        containsString("viewer"),
                        not(containsString("Incident")))));
  }

  @Test
  void browserThatWantsChineseGetsIt() throws Exception {
    mvc.perform(get("/").locale(Locale.CHINA).with(VIEWER))
        .andExpect(content().string(allOf(containsString("lang=\"zh-CN\""), containsString("总览"))));
    mvc.perform(get("/").locale(Locale.CHINA).queryParam("lang", "en").with(VIEWER))
        .andExpect(header().string("Set-Cookie", startsWith("pairkeeper-language=en")));
  }

  @Test
  void viewerIsOfferedNothingToChange() throws Exception {
    mvc.perform(get("/pairs/orders").with(VIEWER))
        .andExpect(
            content()
                .string(
                    allOf(
                        not(containsString("/pairs/orders/edit")),
                        not(containsString("/add-pair")))));
  }

  @Test
  void everyHelpPageOpens() throws Exception {
    for (String page :
        new String[] {
          "/help", "/help/problems", "/help/operations", "/help/lint-rules", "/help/accounts"
        }) {
      mvc.perform(get(page).with(VIEWER)).andExpect(status().isOk());
    }
  }

  private static PairStatus lagging() {
    return Sight.of(ORDERS)
        .health(Health.WARNING)
        .problem(
            ProblemCode.REPLICATION_LAGGING, Severity.WARNING, "db2", "db2 is far behind.", "Wait.")
        .status();
  }
}
