package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class SetUpPackagesMysql97LabTests extends SetUpPackagesContract {

  SetUpPackagesMysql97LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL97));
  }
}
