package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class KilledInEveryOperationMysql97LabTests extends KilledInEveryOperationContract {

  KilledInEveryOperationMysql97LabTests() {
    super(Lab.mysql97());
  }
}
