package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Refused.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What set-up does on every flavor. */
abstract class SetUpContract extends SetUpLab {

  SetUpContract(Lab lab) {
    super(lab);
  }

  @Test
  void bareHostsBecomeAHealthyPair() {
    register(lab().pairSpec());

    setUp(new SetUp(null, false, false, null));

    isWell();
    assertThat(lab().sql("db2", "SHOW DATABASES")).doesNotContain("pairkeeper");

    String vip = lab().info().vip().replaceFirst("[0-9]+$", "101");
    change(LabSpecs.withVip(lab(), vip + "/" + lab().info().prefixLength()));
    Operation applied = run(planned(new ApplyConfig()));

    assertThat(applied.status()).as(OperatedLab.told(applied)).isEqualTo(OperationStatus.SUCCEEDED);
    isWell();
    for (String host : List.of("db1", "db2")) {
      assertThat(lab().exec(host, "cat /etc/pairkeeper/*/node.sh")).contains("vip=" + vip + "\n");
    }
  }

  @Test
  void whatIsCancelledLateIsTakenBackAndCanBeSetUpAgain() {
    register(lab().pairSpec());

    Operation cancelled = cancelled(planned(new SetUp(null, false, false, null)));

    assertThat(cancelled.status())
        .as(OperatedLab.told(cancelled))
        .isEqualTo(OperationStatus.CANCELLED);
    assertThat(cancelled.message()).contains("What was done was taken back");
    for (String host : List.of("db1", "db2")) {
      assertThat(lab().exec(host, "ls /etc/pairkeeper /etc/mysql/*.conf.d 2>/dev/null || true"))
          .doesNotContain("pairkeeper-" + pair())
          .doesNotContain("node.sh");
      assertThat(lab().exec(host, "systemctl is-active keepalived || true"))
          .isEqualTo("inactive\n");
    }

    setUp(new SetUp(null, false, false, null));

    isWell();
  }

  @Test
  void sudoUserSetsUpAPairWithDataOnOneSide() {
    register(LabSpecs.withSudoUser(lab()));
    lab()
        .sql(
            "db2",
            "CREATE DATABASE `sh``op`; CREATE TABLE `sh``op`.`or ders` (id INT PRIMARY KEY, t TEXT)");
    lab().sql("db2", "INSERT INTO `sh``op`.`or ders` VALUES (1, 'é\\'\\\\'), (2, NULL)");
    assertThat(refused(new SetUp(null, false, false, null)))
        .extracting(Reason::code)
        .containsExactly("DATA_ON_ONE");

    setUp(new SetUp("db2", false, false, null));

    isWell();
    assertThat(lab().sql("db1", "SELECT COUNT(*) AS n FROM `sh``op`.`or ders`")).contains("2");
    assertThat(lab().sql("db1", "SELECT user FROM mysql.user")).doesNotContain("pairkeeper_copy");
    assertThat(lab().exec("db1", "ls /run")).doesNotContain("pairkeeper-copy");
  }
}
