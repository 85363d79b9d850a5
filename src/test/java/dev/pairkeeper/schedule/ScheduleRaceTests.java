package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.ScratchDatabase;

class ScheduleRaceTests extends ScheduleRaceContract {

  ScheduleRaceTests() {
    super(ScratchDatabase.inMemory());
  }
}
