package dev.pairkeeper.mysql;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;

@OnLab(Lab.Flavor.MARIADB1011)
class MariadbSessionLabTests extends SessionContract {

  MariadbSessionLabTests(Lab lab) {
    super(lab);
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
