package dev.pairkeeper.keepalived.conf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A {@code vrrp_script} block, read, with keepalived's defaults for what is missing. */
public record VrrpScriptBlock(Statement statement) {

  /** Its name; empty text when it has none. */
  public String name() {
    return statement.value().orElse("");
  }

  /** Its last statement of that keyword. */
  public Optional<Statement> setting(String keyword) {
    return statement.last(keyword);
  }

  /** The words of the command; empty when it has none. */
  public List<String> command() {
    return setting("script")
        .map(Statement::commandWords)
        .filter(words -> words.size() > 1)
        .map(words -> words.subList(1, words.size()))
        .orElse(List.of());
  }

  /** Seconds from one run to the next, by default 1. */
  public BigDecimal intervalSeconds() {
    return setting("interval").flatMap(Numbers::decimal).orElse(BigDecimal.ONE);
  }

  /** Seconds after which a run is ended, by default the interval. */
  public BigDecimal timeoutSeconds() {
    return setting("timeout").flatMap(Numbers::decimal).orElseGet(this::intervalSeconds);
  }

  /** What is added to the priority, 0 for FAULT instead. */
  public int weight() {
    return setting("weight").flatMap(Numbers::integer).orElse(0);
  }

  /** How many failed runs make it fail, by default 1. */
  public int fall() {
    return setting("fall").flatMap(Numbers::integer).orElse(1);
  }

  /** How many good runs make it good again, by default 1. */
  public int rise() {
    return setting("rise").flatMap(Numbers::integer).orElse(1);
  }
}
