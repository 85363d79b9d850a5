package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Preview;

@Preview
class Mariadb1011ConfigurationLabTests extends ConfigurationLabTests {

  Mariadb1011ConfigurationLabTests() {
    super(Lab.mariadb1011());
  }
}
