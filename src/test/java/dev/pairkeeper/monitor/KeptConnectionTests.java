package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KeptConnectionTests {

  private final LookThreads threads = new LookThreads();
  private final WorkGate gate = new WorkGate(1);
  private final List<Connection> opened = Collections.synchronizedList(new ArrayList<>());
  private Runnable whileOpening = () -> {};
  private final KeptConnection<Connection> kept =
      new KeptConnection<>(this::open, gate, threads.executor());

  @Test
  void workingConnectionIsUsedAgain() {
    kept.use(connection -> 1);
    kept.use(connection -> 2);

    assertThat(opened).hasSize(1);
  }

  @Test
  void brokenConnectionIsReplacedAtOnce() {
    kept.use(connection -> 1);
    opened.getFirst().broken.set(true);

    assertThat(kept.<Integer>use(connection -> connection.ask(Kind.UNREACHABLE))).isEqualTo(42);
    Awaitility.await().untilTrue(opened.getFirst().closed);
    assertThat(opened).hasSize(2);
  }

  @Test
  void silentConnectionIsDroppedButNotAskedAgain() {
    kept.use(connection -> 1);
    opened.getFirst().broken.set(true);

    assertThatThrownBy(() -> kept.use(connection -> connection.ask(Kind.TIMED_OUT)))
        .isInstanceOf(MysqlAccessException.class);
    assertThat(opened).hasSize(1);
    assertThat(kept.isOpen()).isFalse();
  }

  @Test
  void connectionThatNobodyWaitsForIsClosedOnceItStands() {
    whileOpening = kept::drop;

    assertThatThrownBy(() -> kept.use(connection -> 1)).isInstanceOf(CancellationException.class);
    assertThat(opened.getFirst().closed).isTrue();
    assertThat(kept.isOpen()).isFalse();
  }

  @Test
  void connectionIsOpenedOnlyWhenOthersMadeRoom() throws Exception {
    WorkGate.Pass other = gate.enter();
    var asked = CompletableFuture.supplyAsync(() -> kept.use(connection -> 1));
    Awaitility.await().until(kept::isHeldBack);
    assertThat(opened).isEmpty();

    other.close();

    assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(kept.isHeldBack()).isFalse();
  }

  private Connection open() {
    whileOpening.run();
    Connection connection = new Connection();
    opened.add(connection);
    return connection;
  }

  private static final class Connection implements AutoCloseable {
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    int ask(Kind failure) {
      if (broken.get()) {
        throw new MysqlAccessException(failure, "broken", null);
      }
      return 42;
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }
}
