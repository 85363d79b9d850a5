package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineTests {

  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void workInTimeGivesItsValue() throws SQLException {
    assertThat(Deadline.within(Duration.ofSeconds(10), () -> "done", late -> {})).isEqualTo("done");
  }

  @Test
  void workThatHangsIsInterruptedWhenTheLimitHasPassed() throws InterruptedException {
    var interrupted = new CountDownLatch(1);

    assertThatExceptionOfType(SQLTimeoutException.class)
        .isThrownBy(() -> Deadline.within(SHORT, () -> hang(interrupted), late -> {}))
        .withMessage("no answer within 50 ms");

    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void valueThatComesTooLateIsGivenBack() throws InterruptedException {
    var mayEnd = new CountDownLatch(1);
    BlockingQueue<String> late = new LinkedBlockingQueue<>();

    assertThatExceptionOfType(SQLTimeoutException.class)
        .isThrownBy(() -> Deadline.within(SHORT, () -> stubborn(mayEnd), late::add));
    mayEnd.countDown();

    assertThat(late.poll(5, TimeUnit.SECONDS)).isEqualTo("late");
  }

  @Test
  void interruptedCallerLeavesAtOnceAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(SQLTimeoutException.class)
        .isThrownBy(() ->
            Deadline.within(Duration.ofMinutes(1), () -> hang(new CountDownLatch(1)), x -> {}));

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void failureOfTheWorkComesThrough() {
    var refused = new SQLException("no", "42000", 1227);

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Deadline.within(SHORT, () -> fail(refused), late -> {}))
        .isSameAs(refused);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Deadline.within(SHORT, () -> fail(new IOException("broken")), late -> {}))
        .withMessageContaining("broken");
  }

  private static String fail(Exception failure) throws Exception {
    throw failure;
  }

  private static String hang(CountDownLatch interrupted) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      return "never";
    } finally {
      interrupted.countDown();
    }
  }

  private static String stubborn(CountDownLatch mayEnd) {
    while (true) {
      try {
        mayEnd.await();
        return "late";
      } catch (InterruptedException ignored) {
        Thread.onSpinWait();
      }
    }
  }
}
