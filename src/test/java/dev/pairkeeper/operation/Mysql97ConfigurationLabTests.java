package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class Mysql97ConfigurationLabTests extends ConfigurationLabTests {

  Mysql97ConfigurationLabTests() {
    super(Lab.mysql97());
  }
}
