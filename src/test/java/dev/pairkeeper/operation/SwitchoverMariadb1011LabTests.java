package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;

class SwitchoverMariadb1011LabTests extends SwitchoverContract {

  SwitchoverMariadb1011LabTests() {
    super(Lab.bare(Lab.Flavor.MARIADB1011));
  }
}
