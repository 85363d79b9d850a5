package dev.pairkeeper.monitor;

import dev.pairkeeper.lab.Lab;

class MariadbHistoryLabTests extends HistoryContract {

  MariadbHistoryLabTests() {
    super(HistoryDatabase.on(Lab.mariadb1011(), "mariadb"));
  }
}
