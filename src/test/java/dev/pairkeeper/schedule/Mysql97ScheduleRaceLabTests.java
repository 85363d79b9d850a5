package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;

class Mysql97ScheduleRaceLabTests extends ScheduleRaceContract {

  Mysql97ScheduleRaceLabTests() {
    super(ScratchDatabase.on(Lab.bare(Lab.Flavor.MYSQL97), "mysql"));
  }
}
