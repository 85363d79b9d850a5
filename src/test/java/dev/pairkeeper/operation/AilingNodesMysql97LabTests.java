package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;

class AilingNodesMysql97LabTests extends AilingNodesContract {

  AilingNodesMysql97LabTests() {
    super(Lab.bare(Flavor.MYSQL97));
  }
}
