package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;

class Mysql97ConfigurationLabTests extends ConfigurationLabTests {

  Mysql97ConfigurationLabTests() {
    super(Lab.mysql97());
  }
}
