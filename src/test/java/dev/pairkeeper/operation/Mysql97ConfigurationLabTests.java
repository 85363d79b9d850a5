package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Preview;

@Preview
class Mysql97ConfigurationLabTests extends ConfigurationLabTests {

  Mysql97ConfigurationLabTests() {
    super(Lab.mysql97());
  }
}
