package dev.pairkeeper.discovery;

import dev.pairkeeper.registry.PairSpec;
import java.util.List;

/**
 * A pair as it was read off its hosts, for a user to correct and register. Fields are named as in
 * {@link dev.pairkeeper.registry.Violation#field()}.
 *
 * @param spec what was told, null where nothing was; it carries the given credentials and the VRRP
 *     password that was read, which must not be shown
 * @param readings where each value was read
 * @param untold what could not be told
 * @param choices where the hosts leave more than one answer
 * @param warnings sentences about what does not fit together
 */
public record Proposal(
    PairSpec spec,
    List<Reading> readings,
    List<Untold> untold,
    List<Choice> choices,
    List<String> warnings) {

  /**
   * A value and where it was read.
   *
   * @param value as text, masked where it is a secret
   * @param readFrom such as {@code db1: /etc/keepalived/keepalived.conf line 14}
   */
  public record Reading(String field, String value, String readFrom) {}

  /** A field that stays null: a sentence why, and one what to do. */
  public record Untold(String field, String reason, String cure) {}

  /**
   * A question that only the user can answer, by giving one of the values in the request.
   *
   * @param field of the request
   */
  public record Choice(String field, String question, List<Option> options) {}

  /** One answer, and what speaks for it. */
  public record Option(String value, String label) {}
}
