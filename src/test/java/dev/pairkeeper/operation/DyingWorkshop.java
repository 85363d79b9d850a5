package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.registry.PairPasswords;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.ssh.RemoteShells;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;

/** Hands that hold still for ever when a certain deed is done. */
class DyingWorkshop extends Workshop {

  private final AtomicReference<@Nullable Deed> last = new AtomicReference<>();

  DyingWorkshop(
      PairRegistry registry,
      PairPasswords passwords,
      PairWatch watch,
      ConfigurationWatch files,
      RemoteShells shells,
      MysqlStatements statements) {
    super(registry, passwords, watch, files, shells, statements);
  }

  static void addTo(GenericApplicationContext context) {
    context.registerBean(DyingWorkshop.class, definition -> definition.setPrimary(true));
  }

  void diesAfter(Deed deed) {
    last.set(deed);
  }

  @Override
  Hands hands(String pair, String user, Hosts hosts, Servers servers) {
    Hands able = super.hands(pair, user, hosts, servers);
    return new Hands() {
      @Override
      public String does(Deed deed, Duration limit, Stop stop) {
        String said = able.does(deed, limit, stop);
        if (deed.equals(last.get())) {
          DyingPanel.holdStill();
        }
        return said;
      }

      @Override
      public void verify(List<Condition> conditions, Duration limit, Stop stop) {
        able.verify(conditions, limit, stop);
      }
    };
  }
}
