package dev.pairkeeper.keepalived.conf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code vrrp_instance} block, read. Where keepalived has a default, a missing value is it. */
public record VrrpInstanceBlock(Statement statement) {

  /** A line of {@code track_script} and what it says of the weight; empty for the script's own. */
  public record TrackedScript(String name, Optional<Integer> weight, Statement statement) {}

  /** Its name; empty text when it has none. */
  public String name() {
    return statement.value().orElse("");
  }

  /** Its last statement of that keyword. */
  public Optional<Statement> setting(String keyword) {
    return statement.last(keyword);
  }

  /** Whether the keyword stands in it and is not switched off. */
  public boolean has(String keyword) {
    return setting(keyword)
        .filter(line -> !List.of("off", "no", "false").contains(line.value().orElse("on")))
        .isPresent();
  }

  /** The integer behind a keyword. */
  public Optional<Integer> integer(String keyword) {
    return setting(keyword).flatMap(Numbers::integer);
  }

  /** The initial state as it stands: {@code MASTER} or {@code BACKUP}, by default BACKUP. */
  public String state() {
    return setting("state").flatMap(Statement::value).orElse("BACKUP");
  }

  /**
   * The priority, by default 100, or 255 where the state is MASTER (vrrp.c,
   * vrrp_complete_instance).
   */
  public int priority() {
    return integer("priority").orElse(state().equals("MASTER") ? 255 : 100);
  }

  /** The VRID. */
  public Optional<Integer> virtualRouterId() {
    return integer("virtual_router_id");
  }

  /** The interface that it speaks VRRP over. */
  public Optional<String> networkInterface() {
    return setting("interface").flatMap(Statement::value);
  }

  /** Seconds between two adverts, by default 1. */
  public BigDecimal advertIntervalSeconds() {
    return setting("advert_int").flatMap(Numbers::decimal).orElse(BigDecimal.ONE);
  }

  /** The addresses that it brings: its VIPs and then the excluded ones, not sent in adverts. */
  public List<AddressDeclaration> addresses() {
    return Stream.concat(virtualAddresses().stream(), entries("virtual_ipaddress_excluded"))
        .toList();
  }

  /** The VIPs that stand in its adverts. */
  public List<AddressDeclaration> virtualAddresses() {
    return entries("virtual_ipaddress").toList();
  }

  private Stream<AddressDeclaration> entries(String block) {
    return statement
        .all(block)
        .flatMap(list -> list.statements().stream())
        .map(AddressDeclaration::of);
  }

  /** The peers it sends its adverts to; none when it uses multicast. */
  public List<Word> unicastPeers() {
    return statement
        .all("unicast_peer")
        .flatMap(list -> list.statements().stream())
        .flatMap(line -> line.words().stream().limit(1))
        .toList();
  }

  /** The scripts that it tracks. */
  public List<TrackedScript> trackedScripts() {
    return statement
        .all("track_script")
        .flatMap(list -> list.statements().stream())
        .map(VrrpInstanceBlock::tracked)
        .toList();
  }

  private static TrackedScript tracked(Statement line) {
    List<String> words = line.words().stream().map(Word::text).toList();
    int weight = words.indexOf("weight");
    return new TrackedScript(
        line.keyword(),
        weight < 0 || weight + 1 >= words.size()
            ? Optional.empty()
            : Numbers.integer(words.get(weight + 1)),
        line);
  }

  /** Type and password of its {@code authentication} block. */
  public Optional<Statement> authentication(String keyword) {
    return statement
        .all("authentication")
        .flatMap(block -> block.all(keyword))
        .reduce((before, after) -> after);
  }
}
