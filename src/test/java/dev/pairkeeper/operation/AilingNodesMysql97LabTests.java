package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class AilingNodesMysql97LabTests extends AilingNodesContract {

  AilingNodesMysql97LabTests() {
    super(Lab.bare(Flavor.MYSQL97));
  }
}
