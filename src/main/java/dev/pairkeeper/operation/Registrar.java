package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.Acceptance;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.plan.Registration;
import dev.pairkeeper.plan.Registration.OfFiles;
import dev.pairkeeper.plan.Registration.OfGeneratedPassword;
import dev.pairkeeper.plan.Registration.OfKnownMoves;
import dev.pairkeeper.plan.Registration.OfPreemptMode;
import dev.pairkeeper.registry.PairRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Has the panel's registry learn what an operation did. */
final class Registrar {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final String pair;
  private final String user;
  private final PairRegistry registry;
  private final PairWatch watch;
  private final ConfigurationWatch files;
  private final Passwords passwords;

  Registrar(
      String pair,
      String user,
      PairRegistry registry,
      PairWatch watch,
      ConfigurationWatch files,
      Passwords passwords) {
    this.pair = pair;
    this.user = user;
    this.registry = registry;
    this.watch = watch;
    this.files = files;
    this.passwords = passwords;
  }

  /**
   * Stores it.
   *
   * @return what is stored now, as a sentence
   */
  String register(Registration registration, Duration limit, Stop stop) {
    switch (registration) {
      case OfPreemptMode(var mode) -> {
        if (!registry.setPreemptMode(pair, mode)) {
          throw new StepFailedException("The pair %s is not registered any more.".formatted(pair));
        }
      }
      case OfFiles(String node) -> accept(node, limit, stop);
      case OfGeneratedPassword(var name) -> passwords.make(name);
      case OfKnownMoves() -> watch.forgetMoves(pair);
    }
    return registration.says();
  }

  /** Files are read after the look that saw them change, so it may take more than one. */
  private void accept(String node, Duration limit, Stop stop) {
    long deadline = System.nanoTime() + limit.toNanos();
    watch.observeAfresh(pair);
    List<Acceptance.Reason> reasons = reasonsAgainst(node);
    while (!reasons.isEmpty()) {
      if (System.nanoTime() - deadline > 0 || stop.within(BETWEEN_LOOKS)) {
        throw new StepFailedException(
            reasons.stream().map(Acceptance.Reason::message).collect(Collectors.joining(" ")));
      }
      watch.observeAfresh(pair);
      reasons = reasonsAgainst(node);
    }
  }

  private List<Acceptance.Reason> reasonsAgainst(String node) {
    return files.accept(pair, Map.of(node, Map.of()), user)
            instanceof Acceptance.Refused(List<Acceptance.Reason> reasons)
        ? reasons
        : List.of();
  }
}
