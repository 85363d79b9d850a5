package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class LeavingMysql97LabTests extends LeavingContract {

  LeavingMysql97LabTests() {
    super(Flavor.MYSQL97);
  }
}
