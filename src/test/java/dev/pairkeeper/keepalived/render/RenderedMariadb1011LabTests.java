package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
@OnLab(Flavor.MARIADB1011)
class RenderedMariadb1011LabTests extends RenderedLabTests {

  RenderedMariadb1011LabTests(Lab lab) {
    super(lab);
  }
}
