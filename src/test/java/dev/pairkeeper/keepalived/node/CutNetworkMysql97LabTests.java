package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.lab.Lab.Flavor;

class CutNetworkMysql97LabTests extends CutNetworkContract {

  CutNetworkMysql97LabTests() {
    super(Flavor.MYSQL97);
  }
}
