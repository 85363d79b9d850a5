package dev.pairkeeper.schedule;

import java.time.Instant;

/**
 * People work on a pair: what alerts rest on says so, and the panel starts nothing there by itself.
 * Nothing that is wrong with the pair is hidden meanwhile.
 *
 * @param since when it began; a changed end does not change it
 * @param until when it ends by itself
 * @param by the user who ordered it or changed its end last
 * @param reason in that user's words
 */
public record Maintenance(Instant since, Instant until, String by, String reason) {

  /** Whether it has not ended yet. */
  boolean isInForce(Instant now) {
    return until.isAfter(now);
  }
}
