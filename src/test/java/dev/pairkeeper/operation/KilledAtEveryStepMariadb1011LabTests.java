package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class KilledAtEveryStepMariadb1011LabTests extends KilledAtEveryStepContract {

  KilledAtEveryStepMariadb1011LabTests() {
    super(Lab.bare(Lab.Flavor.MARIADB1011));
  }
}
