package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.registry.PairRegistry;
import org.springframework.beans.factory.annotation.Autowired;

@TakesLong
class Mysql97GroundLabTests extends GroundLabTests {

  @Autowired
  Mysql97GroundLabTests(PairRegistry registry, GroundReader grounds) {
    super(registry, grounds, Lab.mysql97());
  }
}
