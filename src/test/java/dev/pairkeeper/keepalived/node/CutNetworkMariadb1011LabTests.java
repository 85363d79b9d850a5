package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class CutNetworkMariadb1011LabTests extends CutNetworkContract {

  CutNetworkMariadb1011LabTests() {
    super(Flavor.MARIADB1011);
  }
}
