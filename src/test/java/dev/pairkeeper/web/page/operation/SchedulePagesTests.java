package dev.pairkeeper.web.page.operation;

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

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.schedule.ScheduleStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.doubles.InMemoryMonitor;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.InMemorySchedules;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import dev.pairkeeper.web.doubles.Sight;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
class SchedulePagesTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);
  private static final RequestPostProcessor OPERATOR = user("olga").roles("OPERATOR");
  private static final RequestPostProcessor VIEWER = user("viewer").roles("VIEWER");
  private final LocalDateTime tomorrow =
      LocalDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.MINUTES);

  @Autowired MockMvc mvc;
  @Autowired InMemoryRegistry registry;
  @Autowired InMemoryMonitor monitor;
  @Autowired InMemoryOperations operations;
  @Autowired InMemorySchedules schedules;

  @BeforeEach
  void pairThatIsWell() {
    registry.clear();
    monitor.clear();
    operations.clear();
    schedules.clear();
    registry.put(ORDERS);
    monitor.saw(Sight.of(ORDERS).status());
  }

  @Test
  void formOfASwitchoverOffersATimeInUtcAndOthersDoNot() throws Exception {
    shows(
        "/pairs/orders",
        OPERATOR,
        allOf(
            containsString("formaction=\"/pairs/orders/schedules\""),
            containsString("Not before, in UTC"),
            containsString(" UTC now.")));
    shows("/pairs/orders", VIEWER, not(containsString("formaction")));
  }

  @Test
  void plannedItIsListedInUtcWithWhoPlannedItAndCanBeCalledOff() throws Exception {
    plan(tomorrow.toString(), tomorrow.plusHours(1).toString())
        .andExpect(redirectedUrl("/pairs/orders/operations"));

    Matcher<String> row =
        allOf(
            containsString("Switch over to db2"),
            containsString(tomorrow.toString().replace('T', ' ') + ":00 UTC"),
            containsString("planned by olga"));
    shows("/pairs/orders", VIEWER, allOf(row, not(containsString("Call off"))));
    shows("/pairs/orders/operations", OPERATOR, allOf(row, containsString("Call off")));

    mvc.perform(post("/pairs/orders/schedules/" + onlyId() + "/cancel").with(OPERATOR).with(csrf()))
        .andExpect(redirectedUrl("/pairs/orders/operations"));
    shows("/pairs/orders", VIEWER, not(containsString("planned by olga")));
    shows("/pairs/orders/operations", VIEWER, containsString("Called off"));
  }

  @Test
  void whyItDidNotStartIsShownAndWhatStartedIsLinked() throws Exception {
    plan(tomorrow.toString(), tomorrow.plusHours(1).toString());
    schedules.stands(
        onlyId(),
        ScheduleStatus.PLANNED,
        List.of(new Reason("LAGGING", "<b>db2</b> lags.", "Wait.")),
        null);
    shows("/pairs/orders", VIEWER, containsString("&lt;b&gt;db2&lt;/b&gt; lags."));

    schedules.stands(onlyId(), ScheduleStatus.STARTED, List.of(), "operation-7");
    shows("/pairs/orders/operations", VIEWER, containsString("href=\"/operations/operation-7\""));
  }

  @Test
  void wrongTimesAreRefusedByFieldAndOverlapsWithTheirCure() throws Exception {
    plan("", "")
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("notBefore is needed")));
    plan("at three", "").andExpect(status().isBadRequest());
    schedules.refuses(new Reason("SCHEDULE_OVERLAPS", "One is planned.", "Call that off."));
    plan(tomorrow.toString(), tomorrow.plusHours(1).toString())
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Call that off.")));
  }

  @Test
  void viewerPlansAndCallsOffNothing() throws Exception {
    for (String path : List.of("/pairs/orders/schedules", "/pairs/orders/schedules/x/cancel")) {
      mvc.perform(post(path).param("operation", "SWITCHOVER").with(VIEWER).with(csrf()))
          .andExpect(status().isForbidden());
    }
  }

  private String onlyId() {
    return schedules.find("orders", null, 1).getFirst().id();
  }

  private ResultActions plan(String notBefore, String notAfter) throws Exception {
    return mvc.perform(
        post("/pairs/orders/schedules")
            .param("operation", "SWITCHOVER")
            .param("to", "db2")
            .param("notBefore", notBefore)
            .param("notAfter", notAfter)
            .with(OPERATOR)
            .with(csrf()));
  }

  private void shows(String page, RequestPostProcessor user, Matcher<String> what)
      throws Exception {
    mvc.perform(get(page).with(user)).andExpect(status().isOk()).andExpect(content().string(what));
  }
}
