package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;

class SetUpMariadb1011LabTests extends SetUpContract {

  SetUpMariadb1011LabTests() {
    super(Lab.bare(Lab.Flavor.MARIADB1011));
  }
}
