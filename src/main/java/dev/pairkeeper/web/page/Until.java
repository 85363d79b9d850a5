package dev.pairkeeper.web.page;

import java.time.Instant;

/** A moment to come as pages show it: exactly, with its zone, and how long it is until then. */
public record Until(Instant at, Instant now) {

  /** ISO-8601 in UTC, for scripts. */
  public String iso() {
    return new Moment(at, now).iso();
  }

  /** To the second in UTC. */
  public String utc() {
    return new Moment(at, now).utc();
  }

  /** How long it is until then, in its biggest unit; nothing when it is over. */
  public Text left() {
    return new Moment(now, at).length();
  }
}
