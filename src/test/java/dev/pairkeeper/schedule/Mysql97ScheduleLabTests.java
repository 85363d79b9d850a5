package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;

class Mysql97ScheduleLabTests extends ScheduleContract {

  Mysql97ScheduleLabTests() {
    super(ScratchDatabase.on(Lab.bare(Lab.Flavor.MYSQL97), "mysql"));
  }
}
