package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;

class MariadbInterruptedOperationLabTests extends InterruptedOperationContract {

  MariadbInterruptedOperationLabTests() {
    super(ScratchDatabase.on(Lab.bare(Lab.Flavor.MARIADB1011), "mariadb"));
  }
}
