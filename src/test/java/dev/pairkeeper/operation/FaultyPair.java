package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.analysis.Eligibility;
import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Verdict;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.topology.NodeSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/** A pair that the panel set up and looks at while it gets faults and a writer commits. */
abstract class FaultyPair extends ManagedPair {

  static final Duration TWO_POLLS = Duration.ofSeconds(5);
  static final Duration SOON = Duration.ofSeconds(25);
  static final OperationRequest SWITCHOVER = new Switchover(null, Duration.ofSeconds(5), null);

  FaultyPair(Lab lab) {
    super(lab);
  }

  @AfterEach
  void endFaults() {
    hosts().forEach(lab::heal);
    panel.forgetMoves(pair);
  }

  final List<String> hosts() {
    return List.of("db1", "db2");
  }

  final PairStatus latest() {
    return panel.latest(pair);
  }

  final NodeSnapshot seen(String node) {
    return latest().snapshot().node(node).orElseThrow();
  }

  final Eligibility fitness(String node) {
    return latest().assessment().eligibility().stream()
        .filter(each -> each.node().equals(node))
        .findFirst()
        .orElseThrow();
  }

  final Optional<Problem> problem(ProblemCode code) {
    return latest().problems().stream()
        .map(OpenProblem::problem)
        .filter(problem -> problem.code() == code)
        .findFirst();
  }

  final boolean vipIsOn(String node) {
    return latest().snapshot().vipOwner().filter(owner -> owner.name().equals(node)).isPresent();
  }

  /** Has both IO threads connect now, not when their next attempt is due. */
  final void reconnect() {
    hosts().forEach(host -> lab.sql(host, "STOP REPLICA IO_THREAD; START REPLICA"));
  }

  /** Waits until a look that nobody asked for shows it. */
  final Problem shown(ProblemCode code, Duration limit) {
    long begun = System.nanoTime();
    Problem problem =
        await(code.name())
            .atMost(limit)
            .until(() -> problem(code), Optional::isPresent)
            .orElseThrow();
    System.out.printf(
        "%s after %d ms: %s%n",
        code, Duration.ofNanos(System.nanoTime() - begun).toMillis(), problem.message());
    return problem;
  }

  final List<ProblemCode> problems() {
    return latest().problems().stream().map(open -> open.problem().code()).toList();
  }

  /** Writes come, and go on for so long. */
  final CompletableFuture<Verdict> writing(int seconds) {
    CompletableFuture<Verdict> writing = write(seconds);
    pause(1500);
    return writing;
  }

  /** The verdict of a writer whose pair may have changed its owner. */
  final Verdict nothingLost(String situation, CompletableFuture<Verdict> writing) {
    Verdict verdict = writing.join();
    report(situation, verdict);
    nothingLostIn(verdict);
    return verdict;
  }

  final void nothingMoved(String situation, CompletableFuture<Verdict> writing, String owner) {
    Verdict verdict = nothingLost(situation, writing);
    assertThat(verdict.longestOutageMilliseconds()).isLessThan(1000);
    assertThat(owner()).isEqualTo(owner);
  }
}
