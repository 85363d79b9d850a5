package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import org.junit.jupiter.api.Test;

/** What set-up does on every flavor. */
abstract class SetUpContract extends SetUpLab {

  SetUpContract(Lab lab) {
    super(lab);
  }

  @Test
  void bareHostsBecomeAHealthyPair() {
    register(lab().pairSpec());

    runner().run(planned(new SetUp(null, false, false)));

    isWell();
  }
}
