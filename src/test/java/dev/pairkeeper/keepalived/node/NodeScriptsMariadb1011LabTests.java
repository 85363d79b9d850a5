package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class NodeScriptsMariadb1011LabTests extends NodeScriptsContract {

  NodeScriptsMariadb1011LabTests() {
    super(Flavor.MARIADB1011);
  }
}
