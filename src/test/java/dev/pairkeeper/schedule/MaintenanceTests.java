package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.ScratchDatabase;

class MaintenanceTests extends MaintenanceContract {

  MaintenanceTests() {
    super(ScratchDatabase.inMemory());
  }
}
