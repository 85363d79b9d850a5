package dev.pairkeeper.web.api;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
@OnLab(Flavor.MARIADB1011)
class DiscoveryMariadbLabTests extends DiscoveryContract {

  DiscoveryMariadbLabTests(Lab lab) {
    super(lab);
  }
}
