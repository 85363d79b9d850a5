package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;

class Mysql97MaintenanceLabTests extends MaintenanceContract {

  Mysql97MaintenanceLabTests() {
    super(ScratchDatabase.on(Lab.bare(Lab.Flavor.MYSQL97), "mysql"));
  }
}
