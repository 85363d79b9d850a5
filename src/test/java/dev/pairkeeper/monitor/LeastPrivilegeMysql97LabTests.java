package dev.pairkeeper.monitor;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import org.springframework.beans.factory.annotation.Autowired;

@OnLab(Flavor.MYSQL97)
class LeastPrivilegeMysql97LabTests extends LeastPrivilegeContract {

  @Autowired
  LeastPrivilegeMysql97LabTests(PairRegistry registry, PairWatch watch) {
    super(registry, watch, Lab.mysql97());
  }
}
