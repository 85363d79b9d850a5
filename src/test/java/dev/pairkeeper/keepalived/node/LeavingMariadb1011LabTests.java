package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class LeavingMariadb1011LabTests extends LeavingContract {

  LeavingMariadb1011LabTests() {
    super(Flavor.MARIADB1011);
  }
}
