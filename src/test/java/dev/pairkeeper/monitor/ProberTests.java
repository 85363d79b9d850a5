package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProberTests {

  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final LookThreads threads = new LookThreads();
  private final AtomicInteger asked = new AtomicInteger();
  private boolean heldBack;
  private Instant now = Seen.START;
  private Duration patience = ms(200);
  private Supplier<String> answer = () -> "well";
  private final Prober<String> prober =
      new Prober<>(new TestQuestion(), PERIOD, () -> now, threads.executor(), new WorkGate(1));

  @Test
  void answerIsAnAnswer() {
    assertThat(prober.ask(false).get()).isEqualTo(new Probe.Answered<>("well"));
  }

  @Test
  void failuresInARowAreCountedSinceTheFirst() {
    fails(Kind.REFUSED);

    look();
    now = now.plusSeconds(2);
    ProbeFailure second = prober.ask(false).get().failure().orElseThrow();

    assertThat(second).isEqualTo(new ProbeFailure(Kind.REFUSED, "db1 said no", Seen.START, 2));
  }

  @Test
  void countBeginsAnewAfterAnAnswer() {
    fails(Kind.REFUSED);
    look();
    answer = () -> "well";
    look();
    fails(Kind.REFUSED);

    assertThat(prober.ask(false).get().failure().orElseThrow().looks()).isEqualTo(1);
  }

  @Test
  void refusedLogInIsLeftAloneAndCarriedOverUncounted() {
    fails(Kind.ACCESS_DENIED);
    Probe<String> first = prober.ask(false).get();
    now = now.plusSeconds(3);

    assertThat(prober.ask(false).get()).isSameAs(first);
    assertThat(prober.ask(true).get()).isSameAs(first);
    assertThat(asked).hasValue(1);
  }

  @Test
  void refusedLogInIsTriedAgainAfterItsPause() {
    fails(Kind.ACCESS_DENIED);
    look();
    now = now.plusSeconds(4);
    answer = () -> "well";

    assertThat(prober.ask(false).get().answered()).isTrue();
  }

  @Test
  void clockThatWasSetBackDoesNotMakeAPauseLonger() {
    fails(Kind.ACCESS_DENIED);
    look();
    now = now.minus(Duration.ofHours(1));
    answer = () -> "well";

    assertThat(prober.ask(false).get().answered()).isTrue();
  }

  @Test
  void pauseAfterSilenceIsSkippedOnRequest() {
    fails(Kind.TIMED_OUT);
    look();
    look();

    assertThat(prober.ask(false).get().failure().orElseThrow().looks()).isEqualTo(2);
    assertThat(prober.ask(true).get().failure().orElseThrow().looks()).isEqualTo(3);
  }

  @Test
  void hangingNodeCostsItsTimeOut() {
    answer = ProberTests::hang;
    long started = System.nanoTime();

    ProbeFailure failure = prober.ask(false).get().failure().orElseThrow();

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(ms(200), ms(2000));
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.message()).isEqualTo("db1 (10.0.0.11:3306) did not answer within 0.2 s");
  }

  @Test
  void nothingElseIsAskedWhileAnAnswerIsLate() {
    CountDownLatch end = new CountDownLatch(1);
    answer = () -> waitThrough(end);
    look();
    answer = () -> "well";

    assertThat(prober.ask(true).get().failure().orElseThrow().looks()).isEqualTo(2);
    assertThat(prober.ask(true).get().failure().orElseThrow().looks()).isEqualTo(3);
    assertThat(asked).hasValue(1);

    end.countDown();
    assertThat(prober.ask(true).get()).isEqualTo(new Probe.Answered<>("well"));
    assertThat(asked).hasValue(2);
  }

  @Test
  void lateAnswerIsNeverTakenForThatOfALaterLook() {
    CountDownLatch end = new CountDownLatch(1);
    answer = () -> waitThrough(end);
    look();
    answer = () -> "well";

    Supplier<Probe<String>> second = prober.ask(false);
    end.countDown();

    assertThat(second.get()).isEqualTo(new Probe.Answered<>("well"));
    assertThat(asked).hasValue(2);
  }

  @Test
  void nodeThatWaitsForOthersToLogInIsNotSaidToBeSilent() {
    heldBack = true;
    answer = ProberTests::hang;

    assertThat(prober.ask(false).get().failure().orElseThrow().message())
        .isEqualTo("db1 (10.0.0.11:3306) was not asked within 0.2 s, since others log in first");
  }

  @Test
  void answerGivenAsideIsOldAndAskedForAgain() {
    fails(Kind.TIMED_OUT);
    look();
    look();
    now = now.plusSeconds(10);
    CountDownLatch end = new CountDownLatch(1);
    patience = ms(5000);
    answer = () -> waitThrough(end);
    look();
    answer = () -> "well";
    end.countDown();
    org.awaitility.Awaitility.await().until(() -> prober.ask(false).get().answered());

    assertThat(prober.last()).isEqualTo(new Probe.Answered<>("well"));
  }

  @Test
  void nodeThatStaysSilentHoldsNoLookUp() {
    fails(Kind.TIMED_OUT);
    assertThat(prober.ask(false).get().answered()).isFalse();
    assertThat(prober.ask(false).get().answered()).isFalse();
    now = now.plusSeconds(10);
    CountDownLatch end = new CountDownLatch(1);
    patience = ms(5000);
    answer = () -> waitThrough(end);
    long started = System.nanoTime();

    Probe<String> meanwhile = prober.ask(false).get();

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(ms(2000));
    assertThat(meanwhile.failure().orElseThrow().looks()).isEqualTo(2);
    end.countDown();
    org.awaitility.Awaitility.await().until(() -> prober.ask(false).get().answered());
    assertThat(asked).hasValueGreaterThanOrEqualTo(3);
  }

  private void fails(Kind kind) {
    answer =
        () -> {
          throw new MysqlAccessException(kind, "db1 said no", null);
        };
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static String hang() {
    LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
    return "late";
  }

  private static String waitThrough(CountDownLatch end) {
    while (end.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return "late";
  }

  private final class TestQuestion implements Question<String> {
    @Override
    public String target() {
      return "db1 (10.0.0.11:3306)";
    }

    @Override
    public Duration patience() {
      return patience;
    }

    @Override
    public String ask() {
      asked.incrementAndGet();
      return answer.get();
    }

    @Override
    public boolean isHeldBack() {
      return heldBack;
    }
  }

  private void look() {
    var _ = prober.ask(false).get();
  }
}
