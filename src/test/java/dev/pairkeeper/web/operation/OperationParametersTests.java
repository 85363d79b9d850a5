package dev.pairkeeper.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.AcknowledgeFlapping;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.ChangePreempt;
import dev.pairkeeper.plan.OperationRequest.Failover;
import dev.pairkeeper.plan.OperationRequest.Fence;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.operation.OperationParameters.Reading;
import dev.pairkeeper.web.operation.OperationParameters.Wrong;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationParametersTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);

  static List<OperationRequest> requests() {
    return List.of(
        new SetUp("db1", true, false, null),
        new SetUp(null, false, true, null),
        new SetUp(null, false, false, "0123456789abcdef".repeat(4)),
        new Switchover("db2", Duration.ofSeconds(3), Duration.ofSeconds(60)),
        new AcknowledgeFlapping(),
        new Failover("db2", true, false),
        new Failover("db2", false, true),
        new Fence("db1", false),
        new Fence("db2", true),
        new Switchover(null, Switchover.USUAL_CATCH_UP_TIMEOUT, null),
        new ChangePreempt(PreemptMode.PREEMPT),
        new ApplyConfig(),
        new StartKeepalived(null),
        new StartKeepalived("db2"),
        new StartReplication(null),
        new RenewServerUuid("db2"),
        new SetWritable("db1"),
        new SetReadOnly("db2"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestIsReadAsItWasTold(OperationRequest request) {
    assertThat(OperationParameters.read(request.kind(), OperationParameters.of(request), ORDERS))
        .isEqualTo(new Reading.Read(request));
  }

  @Test
  void everyOperationIsReadBackByTheTestAbove() {
    assertThat(requests())
        .extracting(OperationRequest::kind)
        .containsAll(Arrays.asList(OperationKind.values()));
  }

  @Test
  void missingWrongAndUnknownParametersAreToldTogether() {
    assertThat(wrong(OperationKind.SET_READ_ONLY, Map.of("nodes", "db1")))
        .containsExactly(
            new Wrong("node", "is needed: one of db1, db2."),
            new Wrong("nodes", "is not a parameter of SET_READ_ONLY; there are node."));
    assertThat(
            wrong(
                OperationKind.SET_UP,
                Map.of("dataFrom", "db3", "installPackages", "yes", "packageArchive", "x")))
        .containsExactly(
            new Wrong("dataFrom", "must be one of db1, db2, or null."),
            new Wrong("installPackages", "must be one of true, false, or null."),
            new Wrong(
                "packageArchive",
                "must be the sha256 of uploaded packages (64 hex digits), or null."));
    assertThat(
            wrong(
                OperationKind.SWITCHOVER,
                Map.of("catchUpTimeoutSeconds", 9, "endTransactionsAfterSeconds", "3")))
        .containsExactly(
            new Wrong(
                "catchUpTimeoutSeconds",
                "must be a whole number of seconds between 1 and 8, or null."),
            new Wrong(
                "endTransactionsAfterSeconds",
                "must be a whole number of seconds between 0 and 3600, or null."));
    assertThat(wrong(OperationKind.APPLY_CONFIG, Map.of("x", 1)))
        .containsExactly(new Wrong("x", "is not known: APPLY_CONFIG has no parameters."));
    assertThat(wrong(OperationKind.CHANGE_PREEMPT, Map.of("mode", "preempt")))
        .containsExactly(new Wrong("mode", "is needed: one of PREEMPT, NOPREEMPT."));
  }

  private static List<Wrong> wrong(OperationKind kind, Map<String, ?> sent) {
    return OperationParameters.read(kind, sent, ORDERS) instanceof Reading.Unfit(var wrong)
        ? wrong
        : List.of();
  }
}
