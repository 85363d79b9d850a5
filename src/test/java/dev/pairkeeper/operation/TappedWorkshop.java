package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.registry.FenceCommands;
import dev.pairkeeper.registry.PairPasswords;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.ssh.RemoteShells;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.context.support.GenericApplicationContext;

/** Tells of each deed of an operation, before and after, so that a test can do something then. */
class TappedWorkshop extends Workshop {

  private final List<Consumer<Deed>> before = new CopyOnWriteArrayList<>();
  private final List<Consumer<Deed>> after = new CopyOnWriteArrayList<>();

  TappedWorkshop(
      PairRegistry registry,
      PairPasswords passwords,
      PairWatch watch,
      ConfigurationWatch files,
      RemoteShells shells,
      MysqlStatements statements,
      FenceCommands fenceCommands,
      StoredPackages packages) {
    super(registry, passwords, watch, files, shells, statements, fenceCommands, packages);
  }

  static void addTo(GenericApplicationContext context) {
    context.registerBean(TappedWorkshop.class, definition -> definition.setPrimary(true));
  }

  /** Has something done right before that deed, once. */
  void before(Deed deed, Runnable work) {
    add(before, deed, work);
  }

  /** Has something done right after that deed, once. */
  void after(Deed deed, Runnable work) {
    add(after, deed, work);
  }

  private static void add(List<Consumer<Deed>> taps, Deed awaited, Runnable work) {
    AtomicBoolean done = new AtomicBoolean();
    taps.add(deed -> {
      if (deed.equals(awaited) && done.compareAndSet(false, true)) {
        work.run();
      }
    });
  }

  @Override
  Hands hands(String pair, String user, Hosts hosts, Servers servers) {
    Hands able = super.hands(pair, user, hosts, servers);
    return new Hands() {
      @Override
      public String does(Deed deed, Duration limit, Stop stop) {
        before.forEach(tap -> tap.accept(deed));
        String said = able.does(deed, limit, stop);
        after.forEach(tap -> tap.accept(deed));
        return said;
      }

      @Override
      public void verify(List<Condition> conditions, Duration limit, Stop stop) {
        able.verify(conditions, limit, stop);
      }
    };
  }
}
