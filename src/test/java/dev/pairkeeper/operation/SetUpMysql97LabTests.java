package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Preview;

@Preview
class SetUpMysql97LabTests extends SetUpContract {

  SetUpMysql97LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL97));
  }
}
