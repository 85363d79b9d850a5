package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class NodeScriptsMysql97LabTests extends NodeScriptsContract {

  NodeScriptsMysql97LabTests() {
    super(Flavor.MYSQL97);
  }
}
