package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class SetUpMariadb1011LabTests extends SetUpContract {

  SetUpMariadb1011LabTests() {
    super(Lab.bare(Lab.Flavor.MARIADB1011));
  }
}
