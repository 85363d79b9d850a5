package dev.pairkeeper.web.page.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.FileDeed;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Premise;
import dev.pairkeeper.plan.Refused;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.SealedText;
import dev.pairkeeper.plan.SecretName;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.doubles.InMemoryAudit;
import dev.pairkeeper.web.doubles.InMemoryMonitor;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import dev.pairkeeper.web.doubles.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@NullUnmarked
@SpringBootTest(classes = PanelOfDoubles.class)
@AutoConfigureMockMvc
class OperationPagesTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);
  private static final RequestPostProcessor ADMIN = user("admin").roles("ADMIN");
  private static final RequestPostProcessor OPERATOR = user("olga").roles("OPERATOR");
  private static final RequestPostProcessor VIEWER = user("viewer").roles("VIEWER");
  private static final String HOSTILE = "</pre><script>alert(1)</script>'\"&${7*7}";

  @Autowired MockMvc mvc;
  @Autowired InMemoryRegistry registry;
  @Autowired InMemoryMonitor monitor;
  @Autowired InMemoryOperations operations;
  @Autowired InMemoryAudit audit;

  @BeforeEach
  void start() {
    registry.clear();
    monitor.clear();
    operations.clear();
    audit.clear();
    registry.put(ORDERS);
    monitor.saw(Sight.of(ORDERS).status());
  }

  @Test
  void pairOffersOnlyWhatMakesSense() throws Exception {
    shows(
        "/pairs/orders",
        OPERATOR,
        allOf(
            containsString("Close db1 for writes"),
            containsString("Switch to PREEMPT"),
            not(containsString("Close db2 for writes")),
            not(containsString("Start keepalived"))));
    shows("/pairs/orders", VIEWER, not(containsString("Close db1 for writes")));
  }

  @Test
  void administratorUploadsPackagesThatAnOperatorThenChooses() throws Exception {
    monitor.clear();
    shows("/pairs/orders/operations", OPERATOR, not(containsString("packages-archive")));
    shows("/pairs/orders/operations", ADMIN, containsString("name=\"archive\""));
    var upload = new MockMultipartFile("archive", "packages.tar.gz", null, new byte[] {1, 2, 3});

    mvc.perform(multipart("/pairs/orders/packages").file(upload).with(OPERATOR).with(csrf()))
        .andExpect(status().isForbidden());
    mvc.perform(multipart("/pairs/orders/packages").file(upload).with(ADMIN).with(csrf()))
        .andExpect(redirectedUrl("/pairs/orders/operations#SET_UP-packageArchive"));

    shows(
        "/pairs/orders/operations",
        OPERATOR,
        allOf(
            containsString("name=\"packageArchive\""),
            containsString("keepalived_2.3.4-1_amd64.deb (")));
    var empty = new MockMultipartFile("archive", "packages.tar.gz", null, new byte[0]);
    mvc.perform(multipart("/pairs/orders/packages").file(empty).with(ADMIN).with(csrf()))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("archive has no packages.")));
  }

  @Test
  void problemHasAButtonThatPlansItsCure() throws Exception {
    monitor.saw(
        Sight.of(ORDERS)
            .second(node -> node.writable(true))
            .problem(
                ProblemCode.BOTH_NODES_WRITABLE, Severity.CRITICAL, null, "Both write.", "Close.")
            .status());

    shows("/pairs/orders", OPERATOR, containsString("Close db2 for writes …"));
    shows("/pairs/orders", VIEWER, not(containsString("Close db2 for writes …")));
  }

  @Test
  void planIsMadeShownAndRun() throws Exception {
    String plan = plan("SET_READ_ONLY", "db1");

    shows(
        plan,
        OPERATOR,
        allOf(
            containsString("Close db1 for writes"),
            containsString("SET GLOBAL super_read_only = ON;"),
            containsString("SET GLOBAL read_only = OFF;"),
            containsString("db1 takes no writes."),
            containsString("every write of the applications fails"),
            containsString("Run this step"),
            containsString("VIP owner")));
    shows(plan, VIEWER, not(containsString("Run this step")));
    String operation = leadsTo(plan + "/run");
    shows(
        operation,
        VIEWER,
        allOf(
            containsString("data-stream=\"/api/v1/operations/"),
            containsString("http-equiv=\"refresh\""),
            containsString("data-status=\"PENDING\""),
            not(containsString("Stop and take back"))));
    assertThat(audit.lines())
        .anyMatch(line -> line.startsWith("olga orders PLAN_MADE: Plan plan-"));
  }

  @Test
  void viewerMakesNoPlan() throws Exception {
    mvc.perform(
            post("/pairs/orders/plans")
                .param("operation", "SET_READ_ONLY")
                .param("node", "db1")
                .with(VIEWER)
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void refusalShowsEveryReasonAndItsCure() throws Exception {
    mvc.perform(
            post("/pairs/orders/plans")
                .param("operation", "SET_WRITABLE")
                .param("node", "db2")
                .with(OPERATOR)
                .with(csrf()))
        .andExpect(status().isConflict())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("db1 takes writes, and this pair may have one writer only."),
                        containsString("Close db1 for writes first."),
                        containsString("db1 has the VIP"),
                        containsString("2 reasons"))));
  }

  @Test
  void formWithAnUnknownNodeOrOperationIsRefused() throws Exception {
    for (String[] wrong : new String[][] {{"SET_READ_ONLY", "db9"}, {"EXPLODE", "db1"}}) {
      mvc.perform(
              post("/pairs/orders/plans")
                  .param("operation", wrong[0])
                  .param("node", wrong[1])
                  .with(OPERATOR)
                  .with(csrf()))
          .andExpect(status().isBadRequest());
    }
  }

  @Test
  void planThatIsTooOldCanOnlyBeMadeAgain() throws Exception {
    StoredPlan old = operations.keep(made(HOSTILE), Instant.now().minus(Duration.ofMinutes(11)));

    shows(
        "/plans/" + old.id(),
        OPERATOR,
        allOf(containsString("older than ten minutes"), not(containsString("data-run"))));
  }

  @Test
  void planThatWasRunLeadsToWhatCameOfIt() throws Exception {
    StoredPlan plan = operations.keep(made(HOSTILE), Instant.now());
    String operation = leadsTo("/plans/" + plan.id() + "/run");

    shows(
        "/plans/" + plan.id(),
        OPERATOR,
        allOf(
            containsString("This plan was run"),
            containsString("href=\"" + operation + "\""),
            not(containsString("data-run"))));
  }

  @Test
  void hostileTextsAreTextsAndSecretsAreMasks() throws Exception {
    StoredPlan plan = operations.keep(made(HOSTILE), Instant.now());
    String operation = leadsTo("/plans/" + plan.id() + "/run");
    String id = operation.replaceAll(".*/", "");
    operations.step(id, 1, StepStatus.FAILED, HOSTILE, HOSTILE);
    operations.end(id, OperationStatus.FAILED, HOSTILE);

    for (String page :
        List.of("/plans/" + plan.id(), operation, operation + "/recovery", "/operations")) {
      shows(
          page,
          OPERATOR,
          allOf(
              not(containsString("<script>alert")),
              not(containsString(">49<")),
              containsString("&lt;script&gt;")));
    }
    shows("/plans/" + plan.id(), OPERATOR, containsString("IDENTIFIED BY &#39;••••&#39;"));
  }

  @Test
  void differenceOfAFileIsColoured() throws Exception {
    StoredPlan plan = operations.keep(made("x"), Instant.now());

    shows(
        "/plans/" + plan.id(),
        VIEWER,
        allOf(
            containsString("class=\"changed removed\">-  priority 100<"),
            containsString("class=\"changed added\">+  priority 253<"),
            containsString("class=\"changed\">--- a/keepalived.conf<")));
  }

  @Test
  void operationThatStandsIsNotFollowedAnyMore() throws Exception {
    String operation = leadsTo(plan("SET_READ_ONLY", "db1") + "/run");
    String id = operation.replaceAll(".*/", "");
    operations.step(id, 1, StepStatus.DONE, "Query OK", null);
    operations.end(id, OperationStatus.SUCCEEDED, "db1 takes no more writes.");

    shows(
        operation + "/fragment",
        OPERATOR,
        allOf(
            containsString("data-status=\"DONE\""),
            containsString("Succeeded"),
            containsString("db1 takes no more writes."),
            containsString("Query OK"),
            not(containsString("data-stream")),
            not(containsString("<html"))));
    shows("/pairs/orders", VIEWER, containsString("id=\"operation-" + id + "\""));
    shows("/pairs/orders/operations", VIEWER, containsString("Close db1 for writes"));
    shows("/operations?status=RUNNING", VIEWER, not(containsString("Close db1 for writes")));
  }

  @Test
  void interruptedOperationOfWhichNothingIsLeftCanBeEnded() throws Exception {
    String operation = leadsTo(plan("SET_READ_ONLY", "db1") + "/run");
    String id = operation.replaceAll(".*/", "");
    operations.step(id, 1, StepStatus.UNDONE, "", null);
    operations.end(id, OperationStatus.INTERRUPTED, "The panel was lost.");

    shows(operation + "/recovery", OPERATOR, containsString("End it as taken back"));
    shows(operation + "/recovery", VIEWER, not(containsString("End it as taken back")));
    operations.end(id, OperationStatus.FAILED, "It failed.");
    shows(operation + "/recovery", OPERATOR, not(containsString("End it as taken back")));
  }

  @Test
  void interruptedOperationShowsWhatWouldBeDoneBeforeItIsDecided() throws Exception {
    String operation = leadsTo(plan("SET_READ_ONLY", "db1") + "/run");
    String id = operation.replaceAll(".*/", "");
    operations.step(id, 1, StepStatus.RUNNING, "", null);
    operations.end(id, OperationStatus.INTERRUPTED, "The panel was lost.");

    shows(operation, OPERATOR, containsString(operation + "/recovery"));
    shows(
        operation + "/recovery",
        OPERATOR,
        allOf(
            containsString("db1 alone has the VIP."),
            containsString("It may have been done wholly, in part or not at all."),
            containsString("Do this step"),
            containsString("Take back this step"),
            containsString("SET GLOBAL read_only = OFF;")));
    shows(operation + "/recovery", VIEWER, not(containsString("Do this step")));
    mvc.perform(post(operation + "/resume").with(OPERATOR).with(csrf()))
        .andExpect(redirectedUrl(operation));
    operations.refuses("OTHER_OPERATION", "Another one runs.", "Wait for it.");
    mvc.perform(post(operation + "/undo").with(OPERATOR).with(csrf()))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Another one runs.")));
  }

  @Test
  void savingAnotherPriorityLeadsToThePlanThatAppliesIt() throws Exception {
    operations.decides(made("x"));
    mvc.perform(get("/pairs/orders/edit/done").flashAttr("apply", true).with(ADMIN))
        .andExpect(redirectedUrlPattern("/plans/plan-*"));
    operations.decides(new Refused(List.of(new Reason("BUSY", "Another one runs.", "Wait."))));
    mvc.perform(get("/pairs/orders/edit/done").flashAttr("apply", true).with(ADMIN))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Another one runs.")));
    mvc.perform(get("/pairs/orders/edit/done").flashAttr("apply", false).with(ADMIN))
        .andExpect(redirectedUrl("/pairs/orders"));
    mvc.perform(get("/pairs/orders/edit/done").with(OPERATOR)).andExpect(status().isForbidden());
  }

  @Test
  void auditPageIsForAdministrators() throws Exception {
    audit.record("olga", "orders", Action.OPERATION_STARTED, HOSTILE);

    shows(
        "/audit?pair=orders&user=olga&from=2026-01-01&to=",
        ADMIN,
        allOf(
            containsString("&lt;script&gt;"),
            containsString("Started"),
            containsString("1 entry")));
    shows("/audit?user=nobody", ADMIN, containsString("No entry fits."));
    mvc.perform(get("/audit").with(OPERATOR)).andExpect(status().isForbidden());
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    for (String page : List.of("/plans/x", "/operations/x", "/operations/x/recovery")) {
      mvc.perform(get(page).with(VIEWER)).andExpect(status().isNotFound());
    }
  }

  private String plan(String operation, String node) throws Exception {
    return redirect(
        mvc.perform(
                post("/pairs/orders/plans")
                    .param("operation", operation)
                    .param("node", node)
                    .with(OPERATOR)
                    .with(csrf()))
            .andExpect(status().isFound())
            .andReturn()
            .getResponse()
            .getRedirectedUrl());
  }

  private String leadsTo(String path) throws Exception {
    return redirect(
        mvc.perform(post(path).with(OPERATOR).with(csrf()))
            .andExpect(status().isFound())
            .andReturn()
            .getResponse()
            .getRedirectedUrl());
  }

  private static String redirect(String location) {
    return Objects.requireNonNull(location);
  }

  private void shows(String page, RequestPostProcessor user, Matcher<String> what)
      throws Exception {
    mvc.perform(get(page).with(user)).andExpect(status().isOk()).andExpect(content().string(what));
  }

  private static Plan made(String text) {
    var account =
        SealedText.of("CREATE USER 'repl' IDENTIFIED BY ")
            .then(SecretName.REPLICATION_PASSWORD, SealedText.Language.SQL);
    var file =
        new FileDeed.WriteFile(
            "db2",
            "/etc/keepalived/keepalived.conf",
            SealedText.of("priority 253"),
            "640",
            "root:root",
            true,
            null,
            null,
            "--- a/keepalived.conf\n+++ b/keepalived.conf\n-  priority 100\n+  priority 253\n");
    return new Plan(
        new OperationRequest.ApplyConfig(),
        "orders",
        text,
        List.of(text),
        List.of(new Premise(text, text)),
        List.of(
            step(1, text, new Deed.Sql("db1", List.of(account))),
            step(2, text, new Deed.Command("db2", text)),
            step(3, "Write it", file)));
  }

  private static Step step(int number, String title, Deed deed) {
    return new Step(
        number, title, "db1", deed, List.of(), new Undo.Stays("It stays."), Duration.ofSeconds(5));
  }
}
