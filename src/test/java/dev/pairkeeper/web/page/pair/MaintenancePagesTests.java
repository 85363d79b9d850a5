package dev.pairkeeper.web.page.pair;

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

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.doubles.InMemoryMaintenances;
import dev.pairkeeper.web.doubles.InMemoryMonitor;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import dev.pairkeeper.web.doubles.Sight;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@NullUnmarked
@SpringBootTest(classes = PanelOfDoubles.class)
@AutoConfigureMockMvc
class MaintenancePagesTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);
  private static final RequestPostProcessor OPERATOR = user("olga").roles("OPERATOR");
  private static final RequestPostProcessor VIEWER = user("viewer").roles("VIEWER");
  private static final String HOSTILE = "<script>alert(1)</script>${7*7}";

  @Autowired MockMvc mvc;
  @Autowired InMemoryRegistry registry;
  @Autowired InMemoryMonitor monitor;
  @Autowired InMemoryMaintenances maintenances;

  @BeforeEach
  void pairThatIsCritical() {
    registry.clear();
    monitor.clear();
    maintenances.clear();
    registry.put(ORDERS);
    monitor.saw(
        Sight.of(ORDERS)
            .health(Health.CRITICAL)
            .problem(ProblemCode.NODE_MYSQL_UNREACHABLE, Severity.CRITICAL, "db2", "Gone.", "Go.")
            .status());
  }

  @Test
  void orderedByTheFormItIsSeenByAllWithItsEndReasonAndUser() throws Exception {
    order("60", HOSTILE).andExpect(redirectedUrl("/pairs/orders"));

    shows(
        "/pairs/orders",
        VIEWER,
        allOf(
            containsString("In maintenance"),
            containsString(" UTC"),
            containsString("ordered by olga"),
            containsString("&lt;script&gt;"),
            containsString("starts nothing by itself"),
            not(containsString("End now")),
            not(containsString("<script>alert"))));
    shows("/pairs/orders", OPERATOR, containsString("End now"));
    shows("/", VIEWER, containsString("class=\"tag maintained\""));
  }

  @Test
  void whatIsWrongStaysVisibleAndOnlyTheBadgeOfTheFleetIsQuiet() throws Exception {
    shows("/fleet/fragment", VIEWER, containsString("data-badge=\"1\""));

    order("60", "disks");

    shows(
        "/fleet/fragment",
        VIEWER,
        allOf(
            not(containsString("data-badge=\"1\"")),
            containsString("1 pairs: 1 critical"),
            containsString("Gone.")));
    shows("/pairs/orders", VIEWER, containsString("NODE_MYSQL_UNREACHABLE"));
  }

  @Test
  void endedItIsGone() throws Exception {
    order("60", "disks");

    mvc.perform(post("/pairs/orders/maintenance/end").with(OPERATOR).with(csrf()))
        .andExpect(redirectedUrl("/pairs/orders"));

    shows(
        "/pairs/orders",
        OPERATOR,
        allOf(
            not(containsString("id=\"maintenance\"")),
            not(containsString("End now")),
            containsString("Begin the maintenance")));
  }

  @Test
  void withoutAReasonItIsRefusedAndNamesTheField() throws Exception {
    order("60", " ")
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("reason is needed")));
  }

  @Test
  void viewersMayNotAndUnknownPairsAreNotFound() throws Exception {
    mvc.perform(
            post("/pairs/orders/maintenance")
                .param("minutes", "5")
                .param("reason", "x")
                .with(VIEWER)
                .with(csrf()))
        .andExpect(status().isForbidden());
    mvc.perform(
            post("/pairs/nobody/maintenance")
                .param("minutes", "5")
                .param("reason", "x")
                .with(OPERATOR)
                .with(csrf()))
        .andExpect(status().isNotFound());
  }

  private ResultActions order(String minutes, String reason) throws Exception {
    return mvc.perform(
        post("/pairs/orders/maintenance")
            .param("minutes", minutes)
            .param("reason", reason)
            .with(OPERATOR)
            .with(csrf()));
  }

  private void shows(String page, RequestPostProcessor user, Matcher<String> what)
      throws Exception {
    mvc.perform(get(page).with(user)).andExpect(status().isOk()).andExpect(content().string(what));
  }
}
