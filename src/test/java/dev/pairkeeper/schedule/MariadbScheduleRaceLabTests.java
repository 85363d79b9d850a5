package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;

class MariadbScheduleRaceLabTests extends ScheduleRaceContract {

  MariadbScheduleRaceLabTests() {
    super(ScratchDatabase.on(Lab.bare(Lab.Flavor.MARIADB1011), "mariadb"));
  }
}
