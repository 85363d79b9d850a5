package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.operation.Operations.Planning.NotPlanned;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.NotStarted;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The small operations on a real pair, by the panel as it is. */
@OnLab
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"pairkeeper.admin.password=first-admin-password"})
class OperationsLabTests {

  @TempDir static Path home;

  @Autowired Operations operations;
  @Autowired PairRegistry registry;
  @Autowired PairWatch watch;

  private String pair = "";

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @BeforeEach
  void register(Lab lab) {
    Stored stored = (Stored) registry.register(lab.pairSpec());
    pair = stored.pair().pair().name();
    await().atMost(Duration.ofSeconds(20)).until(() -> watch.observeNow(pair).isPresent());
  }

  @AfterEach
  void remove() {
    registry.remove(pair);
  }

  @Test
  void ownerIsClosedAndOpenedAgain(Lab lab) {
    StoredPlan closing = planned(new SetReadOnly("db1"));
    assertThat(closing.plan().steps().getFirst().deed().detail())
        .isEqualTo("SET GLOBAL super_read_only = ON;");
    assertThat(closing.plan().warnings()).anyMatch(it -> it.contains("every write"));

    assertThat(run(closing).status()).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(lab.sql("db1", "SELECT @@super_read_only")).contains("1");

    assertThat(run(planned(new SetWritable("db1"))).status()).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(lab.sql("db1", "SELECT @@read_only")).contains("0");
  }

  @Test
  void secondWriterIsRefusedWithTheCure() {
    assertThat(operations.plan(pair, new SetWritable("db2"), "dba").orElseThrow())
        .isInstanceOfSatisfying(
            NotPlanned.class,
            refusal ->
                assertThat(refusal.reasons())
                    .extracting(Reason::code)
                    .contains("PEER_WRITABLE", "PEER_HAS_VIP"));
  }

  @Test
  void planWhoseGroundChangedIsNotRun(Lab lab) {
    List<Operation> before = operations.find(pair, null, 10);
    StoredPlan plan = planned(new SetReadOnly("db1"));
    lab.sql("db1", "SET GLOBAL super_read_only = ON");

    assertThat(operations.run(plan.id(), "dba").orElseThrow())
        .isInstanceOfSatisfying(
            NotStarted.class,
            refusal ->
                assertThat(refusal.reasons())
                    .extracting(Reason::code)
                    .containsExactly("ALREADY_READ_ONLY"));
    assertThat(operations.find(pair, null, 10)).isEqualTo(before);
  }

  @Test
  void replicationIsStartedWhereAThreadStands(Lab lab) {
    lab.sql("db2", "STOP REPLICA SQL_THREAD");
    Operation done = run(planned(new StartReplication(null)));
    assertThat(done.status()).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(done.steps()).hasSize(1).allMatch(step -> "db2".equals(step.step().node()));
    assertThat(operations.plan(pair, new StartReplication(null), "dba").orElseThrow())
        .isInstanceOf(NotPlanned.class);
  }

  @Test
  void stepThatCannotBeDoneIsTakenBackAndTold(Lab lab) {
    StoredPlan plan = planned(new SetReadOnly("db1"));
    lab.sql("db1", "CREATE TABLE app.held (i INT)");
    lab.exec(
        "db1",
        "nohup mysql -e 'LOCK TABLES app.held WRITE; SELECT SLEEP(30)' >/dev/null 2>&1 & sleep 1");

    Operation failed = run(plan);

    assertThat(failed.status()).isEqualTo(OperationStatus.FAILED);
    assertThat(failed.message()).contains("Step 1", "taken back");
    assertThat(failed.steps().getFirst().error()).contains("super_read_only", "no answer within");
    lab.exec("db1", "pkill -x mysql; sleep 1");
    assertThat(lab.sql("db1", "SELECT @@super_read_only")).contains("0");
    lab.sql("db1", "DROP TABLE app.held");
  }

  private StoredPlan planned(OperationRequest request) {
    return ((Planned) operations.plan(pair, request, "dba").orElseThrow()).plan();
  }

  private Operation run(StoredPlan plan) {
    Started started = (Started) operations.run(plan.id(), "dba").orElseThrow();
    String id = started.operation().id();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> operations.find(id).orElseThrow().status() != OperationStatus.RUNNING);
    return operations.find(id).orElseThrow();
  }
}
