package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.plan.Refused.Reason;
import org.junit.jupiter.api.Test;

/** Two servers that are clones of each other get to know each other. */
@TakesLong
class RenewUuidLabTests extends OperatedLab {

  RenewUuidLabTests() {
    super(Lab.clones());
  }

  @Test
  void cloneGetsAnIdentityOfItsOwnAndReplicates() {
    adopt(lab().pairSpec());
    String shared = uuid("db1");
    assertThat(uuid("db2")).isEqualTo(shared);
    assertThat(refused(new RenewServerUuid("db1")).reasons())
        .extracting(Reason::code)
        .contains("VIP_OWNER");

    succeeds(new RenewServerUuid("db2"));

    assertThat(uuid("db2")).isNotEqualTo(shared);
    assertThat(uuid("db1")).isEqualTo(shared);
    assertThat(lab().exec("db2", "ls /var/lib/mysql/")).contains("auto.cnf.pairkeeper-");
  }

  private String uuid(String host) {
    return lab().sql(host, "SELECT @@server_uuid");
  }
}
