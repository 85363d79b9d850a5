package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class SetUpPackagesMariadb1011LabTests extends SetUpPackagesContract {

  SetUpPackagesMariadb1011LabTests() {
    super(Lab.bare(Lab.Flavor.MARIADB1011));
  }
}
