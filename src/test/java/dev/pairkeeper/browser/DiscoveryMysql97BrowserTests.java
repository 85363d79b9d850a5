package dev.pairkeeper.browser;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;

@OnLab
class DiscoveryMysql97BrowserTests extends DiscoveryBrowserContract {

  DiscoveryMysql97BrowserTests(Lab lab) {
    super(lab);
  }
}
