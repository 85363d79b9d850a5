package dev.pairkeeper.operation;

import dev.pairkeeper.lab.ScratchDatabase;

class InterruptedOperationTests extends InterruptedOperationContract {

  InterruptedOperationTests() {
    super(ScratchDatabase.inMemory());
  }
}
