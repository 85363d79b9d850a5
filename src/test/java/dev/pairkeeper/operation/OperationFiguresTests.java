package dev.pairkeeper.operation;

import dev.pairkeeper.lab.ScratchDatabase;

class OperationFiguresTests extends OperationFiguresContract {

  OperationFiguresTests() {
    super(ScratchDatabase.inMemory());
  }
}
