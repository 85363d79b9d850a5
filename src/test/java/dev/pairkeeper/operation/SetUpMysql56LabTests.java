package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.NeedsMysql56;

@NeedsMysql56
class SetUpMysql56LabTests extends SetUpContract {

  SetUpMysql56LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL56));
  }
}
