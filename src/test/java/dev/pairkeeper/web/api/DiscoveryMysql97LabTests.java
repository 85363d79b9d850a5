package dev.pairkeeper.web.api;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;

@OnLab
class DiscoveryMysql97LabTests extends DiscoveryContract {

  DiscoveryMysql97LabTests(Lab lab) {
    super(lab);
  }
}
