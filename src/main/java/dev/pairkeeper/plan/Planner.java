package dev.pairkeeper.plan;

/** Decides what is to be done: one request, one ground, one decision. Total and pure. */
public final class Planner {

  private Planner() {}

  /** The plan for what is asked for, or every reason why there is none. Never throws. */
  public static Decision plan(OperationRequest request, Ground ground) {
    return switch (request) {
      case OperationRequest.Switchover wanted -> SwitchoverPlans.plan(wanted, ground);
      case OperationRequest.Failover wanted -> new FailoverPlan(wanted, ground).decide();
      case OperationRequest.Fence wanted -> new FencePlan(wanted, ground).decide();
      case OperationRequest.AcknowledgeFlapping wanted -> FlappingPlan.acknowledge(wanted, ground);
      case OperationRequest.SetWritable wanted -> WritabilityPlans.open(wanted, ground);
      case OperationRequest.SetReadOnly wanted -> WritabilityPlans.close(wanted, ground);
      case OperationRequest.StartKeepalived wanted -> StartPlans.keepalived(wanted, ground);
      case OperationRequest.StartReplication wanted -> StartPlans.replication(wanted, ground);
      case OperationRequest.ChangePreempt wanted ->
          ConfigurationPlans.changePreempt(wanted, ground);
      case OperationRequest.ApplyConfig wanted -> ConfigurationPlans.applyConfig(wanted, ground);
      case OperationRequest.RenewServerUuid wanted -> IdentityPlans.renewUuid(wanted, ground);
      case OperationRequest.SetUp wanted -> SetUpPlans.plan(wanted, ground);
    };
  }
}
