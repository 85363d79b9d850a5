package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;

class Mysql97InterruptedOperationLabTests extends InterruptedOperationContract {

  Mysql97InterruptedOperationLabTests() {
    super(ScratchDatabase.on(Lab.bare(Lab.Flavor.MYSQL97), "mysql"));
  }
}
