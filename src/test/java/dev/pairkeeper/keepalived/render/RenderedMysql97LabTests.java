package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.OnLab;

@OnLab(Flavor.MYSQL97)
class RenderedMysql97LabTests extends RenderedLabTests {

  RenderedMysql97LabTests(Lab lab) {
    super(lab);
  }
}
