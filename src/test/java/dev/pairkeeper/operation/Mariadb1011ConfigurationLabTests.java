package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;

class Mariadb1011ConfigurationLabTests extends ConfigurationLabTests {

  Mariadb1011ConfigurationLabTests() {
    super(Lab.mariadb1011());
  }
}
