package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.Proposal.Choice;
import dev.pairkeeper.discovery.Proposal.Reading;
import dev.pairkeeper.discovery.Proposal.Untold;
import dev.pairkeeper.registry.PairSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects, while a proposal is made, where its values come from and what is missing. */
final class ProposalDraft {

  /**
   * Why something is not known.
   *
   * @param cure what to do about it
   */
  record Gap(String reason, String cure) {}

  private final List<Reading> readings = new ArrayList<>();
  private final List<Untold> untold = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Notes where the value was read, and gives it.
   *
   * @param label how messages call the node
   */
  <T> T take(String field, String label, Told<T> told) {
    return take(field, told.value(), "%s: %s".formatted(label, told.place()));
  }

  <T> T take(String field, T value, String readFrom) {
    readings.add(new Reading(field, Shown.text(text(value)), readFrom));
    return value;
  }

  /** The value, or null with a note why there is none. */
  <T> @Nullable T takeOr(String field, String label, Optional<Told<T>> told, Gap gap) {
    if (told.isPresent()) {
      return take(field, label, told.get());
    }
    leave(field, gap);
    return null;
  }

  /** Notes why a field stays null. */
  void leave(String field, Gap gap) {
    untold.add(new Untold(field, gap.reason(), gap.cure()));
  }

  void ask(Choice choice) {
    choices.add(choice);
  }

  void warn(String sentence) {
    warnings.add(sentence);
  }

  Proposal proposal(PairSpec spec) {
    return new Proposal(
        spec,
        List.copyOf(readings),
        List.copyOf(untold),
        List.copyOf(choices),
        List.copyOf(warnings));
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
