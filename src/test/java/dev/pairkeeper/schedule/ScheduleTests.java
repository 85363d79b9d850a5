package dev.pairkeeper.schedule;

import dev.pairkeeper.lab.ScratchDatabase;

class ScheduleTests extends ScheduleContract {

  ScheduleTests() {
    super(ScratchDatabase.inMemory());
  }
}
