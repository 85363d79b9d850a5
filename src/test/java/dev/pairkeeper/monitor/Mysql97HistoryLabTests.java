package dev.pairkeeper.monitor;

import dev.pairkeeper.lab.Lab;

class Mysql97HistoryLabTests extends HistoryContract {

  Mysql97HistoryLabTests() {
    super(HistoryDatabase.on(Lab.bare(Lab.Flavor.MYSQL97), "mysql"));
  }
}
