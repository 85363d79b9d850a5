package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class KilledAtEveryStepMysql97LabTests extends KilledAtEveryStepContract {

  KilledAtEveryStepMysql97LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL97));
  }
}
