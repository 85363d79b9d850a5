package dev.pairkeeper.plan;

import dev.pairkeeper.topology.PreemptMode;
import java.util.Locale;

/** What the panel's registry is to hold of what was done. */
public sealed interface Registration {

  /** What it holds afterwards, for whoever reads the plan. */
  String says();

  /** The pair's preempt mode. */
  record OfPreemptMode(PreemptMode mode) implements Registration {

    @Override
    public String says() {
      return "The pair is registered with preempt mode %s.".formatted(mode);
    }
  }

  /** The files on a node's host are the wanted ones from now on. */
  record OfFiles(String node) implements Registration {

    @Override
    public String says() {
      return "The files on %s are the wanted ones from now on.".formatted(node);
    }
  }

  /** A password of the panel's own making, where the registry has none yet. */
  record OfGeneratedPassword(SecretName name) implements Registration {

    @Override
    public String says() {
      return "The panel makes the %s and keeps it encrypted, unless it has one."
          .formatted(name.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  /** The VIP was moved on purpose, or somebody knows why it moved. */
  record OfKnownMoves() implements Registration {

    @Override
    public String says() {
      return "The moves of the VIP up to now do not count as flapping.";
    }
  }
}
