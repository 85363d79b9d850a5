package dev.pairkeeper.monitor;

import dev.pairkeeper.lab.Lab;

class Mysql97EventLabTests extends EventContract {

  Mysql97EventLabTests() {
    super(HistoryDatabase.on(Lab.bare(Lab.Flavor.MYSQL97), "mysql"));
  }
}
