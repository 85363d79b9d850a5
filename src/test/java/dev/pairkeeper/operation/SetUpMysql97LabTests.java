package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import org.junit.jupiter.api.Test;

class SetUpMysql97LabTests extends SetUpContract {

  SetUpMysql97LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL97));
  }

  /** What follows a binary log is to the server a replica, whatever it does with it. */
  @Test
  void replicaOfTheNodeWhoseDataWouldBeReplacedIsNamed() {
    register(lab().pairSpec());
    lab().sql("db2", "CREATE DATABASE shop; CREATE TABLE shop.item (id INT PRIMARY KEY)");
    lab()
        .exec(
            "db1",
            """
            setsid mysqlbinlog --read-from-remote-server --stop-never \
            $(basename $(ls /var/lib/mysql/binlog.0* | tail -n 1)) >/dev/null 2>&1 </dev/null &
            sleep 1\
            """);

    assertThat(refused(new SetUp("db2", false, false, null)))
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.code()).isEqualTo("REPLICAS_ATTACHED");
          assertThat(reason.message()).contains("db1 has replicas (root@localhost)");
        });
  }
}
