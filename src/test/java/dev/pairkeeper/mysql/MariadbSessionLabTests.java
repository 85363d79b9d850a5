package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.topology.ReplicationChannel;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@OnLab(Lab.Flavor.MARIADB1011)
class MariadbSessionLabTests extends SessionContract {

  private final Lab lab;

  MariadbSessionLabTests(Lab lab) {
    super(lab);
    this.lab = lab;
  }

  @Test
  void positionMovesWhileOneLargeTransactionArrives() {
    readAtMost(500);
    try {
      ReplicationChannel before = channelOfStandby();
      lab.sql(
          "db1",
          "CREATE DATABASE large; CREATE TABLE large.rows (t MEDIUMTEXT);"
              + " INSERT INTO large.rows SELECT REPEAT('x', 100000) FROM large.seq_1_to_60");
      ReplicationChannel first = awaitMove(before);
      ReplicationChannel second = awaitMove(first);
      ReplicationChannel third = awaitMove(second);

      assertThat(third.retrieved()).isEqualTo(second.retrieved());
    } finally {
      readAtMost(0);
      lab.sql("db1", "DROP DATABASE large");
    }
  }

  private ReplicationChannel awaitMove(ReplicationChannel from) {
    return Awaitility.await()
        .pollInterval(Duration.ofSeconds(1))
        .until(this::channelOfStandby, now -> !Objects.equals(now.readUpTo(), from.readUpTo()));
  }

  private ReplicationChannel channelOfStandby() {
    return look("db2", observer()).channels().getFirst();
  }

  private void readAtMost(int kilobytesPerSecond) {
    lab.sql(
        "db2",
        "STOP SLAVE IO_THREAD; SET GLOBAL read_binlog_speed_limit = %d; START SLAVE IO_THREAD"
            .formatted(kilobytesPerSecond));
  }

  @Override
  String stopSqlThread() {
    return "STOP SLAVE SQL_THREAD";
  }

  @Override
  String writable(String statements) {
    return "SET sql_log_bin = OFF; " + statements;
  }
}
