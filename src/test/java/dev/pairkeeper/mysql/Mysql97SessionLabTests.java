package dev.pairkeeper.mysql;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;

@OnLab
class Mysql97SessionLabTests extends SessionContract {

  Mysql97SessionLabTests(Lab lab) {
    super(lab);
  }

  @Override
  String stopSqlThread() {
    return "STOP REPLICA SQL_THREAD";
  }

  @Override
  String writable(String statements) {
    return "SET GLOBAL super_read_only = OFF; SET sql_log_bin = OFF; %s; SET GLOBAL super_read_only = ON"
        .formatted(statements);
  }
}
