package dev.pairkeeper.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code lab writer} found; the lab's README says what each field means.
 *
 * @param lost acknowledged writes that a node lacks, by node; null for one that could not be asked
 */
public record Verdict(
    int acknowledged,
    int unknown,
    int failed,
    Map<String, @Nullable Integer> lost,
    int duplicates,
    List<Outage> outages,
    double longestOutageMilliseconds,
    int samplesWithTwoWritable,
    List<Span> twoWritable,
    double longestWriterPauseMilliseconds,
    List<Refusals> errors) {

  /**
   * A time without an acknowledgement.
   *
   * @param from the node that answered before, null for none
   * @param to the node that answered after, null for none
   */
  public record Outage(
      String start, double milliseconds, @Nullable String from, @Nullable String to) {}

  /** A time in which both nodes took writes. */
  public record Span(String start, double milliseconds) {}

  /** How often an error came. */
  public record Refusals(String code, int count, String first) {}

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static Verdict parse(String json) {
    return JSON.readValue(json, Verdict.class);
  }

  /** How long both nodes took writes, in milliseconds. */
  public double millisecondsTwoWritable() {
    return twoWritable.stream().mapToDouble(Span::milliseconds).sum();
  }
}
