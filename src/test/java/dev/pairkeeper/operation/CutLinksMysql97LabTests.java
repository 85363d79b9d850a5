package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;

class CutLinksMysql97LabTests extends CutLinksContract {

  CutLinksMysql97LabTests() {
    super(Lab.bare(Flavor.MYSQL97));
  }
}
