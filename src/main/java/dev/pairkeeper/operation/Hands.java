package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import java.time.Duration;
import java.util.List;

/** Does what steps say. */
interface Hands {

  /**
   * Does it, within the limit.
   *
   * @return what servers and hosts said, without secrets
   * @throws StepFailedException with a sentence that names the node and the cause
   */
  String does(Deed deed, Duration limit, Stop stop);

  /**
   * Sees to it that everything is so, within the limit.
   *
   * @throws StepFailedException with what is not so
   */
  void verify(List<Condition> conditions, Duration limit, Stop stop);
}
