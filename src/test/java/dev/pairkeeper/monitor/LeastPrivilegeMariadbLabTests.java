package dev.pairkeeper.monitor;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import org.springframework.beans.factory.annotation.Autowired;

@OnLab(Flavor.MARIADB1011)
class LeastPrivilegeMariadbLabTests extends LeastPrivilegeContract {

  @Autowired
  LeastPrivilegeMariadbLabTests(PairRegistry registry, PairWatch watch) {
    super(registry, watch, Lab.mariadb1011());
  }
}
