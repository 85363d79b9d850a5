package dev.pairkeeper.monitor;

import dev.pairkeeper.lab.Lab;

class MariadbEventLabTests extends EventContract {

  MariadbEventLabTests() {
    super(HistoryDatabase.on(Lab.mariadb1011(), "mariadb"));
  }
}
