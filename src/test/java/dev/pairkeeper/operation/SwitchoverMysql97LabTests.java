package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;

class SwitchoverMysql97LabTests extends SwitchoverContract {

  SwitchoverMysql97LabTests() {
    super(Lab.bare(Lab.Flavor.MYSQL97));
  }
}
