package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.lab.NeedsMysql56;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Refused.Reason;
import org.junit.jupiter.api.Test;

@NeedsMysql56
class SetUpMysql56LabTests extends SetUpContract {

  SetUpMysql56LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL56));
  }

  /** These hosts have MariaDB's clients, by which no data of MySQL can be copied. */
  @Test
  @Override
  void sudoUserSetsUpAPairWithDataOnOneSide() {
    register(LabSpecs.withSudoUser(lab()));
    lab().sql("db2", "CREATE DATABASE shop; CREATE TABLE shop.item (id INT PRIMARY KEY)");

    assertThat(refused(new SetUp("db2", false, false, null)))
        .extracting(Reason::code)
        .containsExactly("DUMP_PROGRAM_MISSING");
  }
}
