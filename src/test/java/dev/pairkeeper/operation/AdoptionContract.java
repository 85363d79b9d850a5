package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pair that was made by hand, with data, is set up by the panel while it serves. */
abstract class AdoptionContract extends SetUpLab {

  private static final SetUp PLAIN = new SetUp(null, false, false, null);
  private static final List<String> HOSTS = List.of("db1", "db2");

  AdoptionContract(Lab lab) {
    super(lab);
  }

  @Test
  void pairThatReplicatesIsAdoptedWithoutRestartOfAServerAndThenHandsOver() {
    register(lab().pairSpec());
    lab().sql("db1", "CREATE DATABASE shop; CREATE TABLE shop.orders (id INT PRIMARY KEY)");
    lab().sql("db1", "INSERT INTO shop.orders VALUES (1), (2), (3)");
    List<String> processes = HOSTS.stream().map(this::serverProcess).toList();

    setUp(PLAIN);

    isWell();
    assertThat(HOSTS.stream().map(this::serverProcess).toList()).isEqualTo(processes);
    for (String host : HOSTS) {
      assertThat(lab().sql(host, "SELECT COUNT(*) AS n FROM shop.orders")).contains("3");
    }
    Operation handedOver =
        run(planned(new Switchover("db2", Switchover.USUAL_CATCH_UP_TIMEOUT, null)));
    assertThat(handedOver.status())
        .as(OperatedLab.told(handedOver))
        .isEqualTo(OperationStatus.SUCCEEDED);
    isWell();
  }

  @Test
  @TakesLong
  void whatIsCancelledLateLeavesThePairAsItWas() {
    register(lab().pairSpec());
    List<String> before = HOSTS.stream().map(this::configuration).toList();

    Operation cancelled = cancelled(planned(PLAIN));

    assertThat(cancelled.status())
        .as(OperatedLab.told(cancelled))
        .isEqualTo(OperationStatus.CANCELLED);
    assertThat(HOSTS.stream().map(this::configuration).toList()).isEqualTo(before);
    for (String host : HOSTS) {
      assertThat(lab().exec(host, "systemctl is-active keepalived")).isEqualTo("active\n");
      assertThat(lab().exec(host, "ls /etc/pairkeeper /etc/mysql/*.conf.d 2>/dev/null || true"))
          .doesNotContain("pairkeeper-" + pair())
          .doesNotContain("node.sh");
    }
    isWell();
  }

  private String serverProcess(String host) {
    return lab().exec(host, "pgrep -x 'mysqld|mariadbd'");
  }

  private String configuration(String host) {
    return lab().exec(host, "cat " + OperatedLab.CONF);
  }
}
