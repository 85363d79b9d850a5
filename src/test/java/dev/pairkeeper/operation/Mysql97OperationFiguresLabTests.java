package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.ScratchDatabase;

class Mysql97OperationFiguresLabTests extends OperationFiguresContract {

  Mysql97OperationFiguresLabTests() {
    super(ScratchDatabase.on(Lab.bare(Lab.Flavor.MYSQL97), "mysql"));
  }
}
