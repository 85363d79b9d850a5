package dev.pairkeeper.browser;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;

@OnLab(Lab.Flavor.MARIADB1011)
class DiscoveryMariadbBrowserTests extends DiscoveryBrowserContract {

  DiscoveryMariadbBrowserTests(Lab lab) {
    super(lab);
  }
}
