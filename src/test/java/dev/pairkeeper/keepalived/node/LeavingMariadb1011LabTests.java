package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.lab.Lab.Flavor;

class LeavingMariadb1011LabTests extends LeavingContract {

  LeavingMariadb1011LabTests() {
    super(Flavor.MARIADB1011);
  }
}
