package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.registry.PairRegistry;
import org.springframework.beans.factory.annotation.Autowired;

@TakesLong
class Mariadb1011GroundLabTests extends GroundLabTests {

  @Autowired
  Mariadb1011GroundLabTests(PairRegistry registry, GroundReader grounds) {
    super(registry, grounds, Lab.mariadb1011());
  }
}
