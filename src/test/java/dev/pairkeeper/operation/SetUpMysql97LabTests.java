package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;

class SetUpMysql97LabTests extends SetUpContract {

  SetUpMysql97LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL97));
  }
}
