package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A VRRP instance with the values that keepalived ends up with: where a line has none that fits,
 * the default (vrrp_complete_instance in vrrp.c).
 *
 * @param globals every line of global_defs
 */
record LoadedInstance(LintedNode node, List<Statement> globals, VrrpInstanceBlock block) {

  private static final Set<String> OFF = Set.of("off", "false", "no");
  private static final Set<String> UNICAST =
      Set.of(
          "unicast_src_ip",
          "unicast_peer",
          "unicast_fault_no_peer",
          "check_unicast_src",
          "old_unicast_checksum");

  static Stream<LoadedInstance> of(LintedNode node) {
    List<Statement> globals = node.declared().globals();
    return node.declared().instances().stream()
        .map(block -> new LoadedInstance(node, globals, block));
  }

  boolean has(String keyword) {
    return block.setting(keyword).isPresent();
  }

  /** Whether a switch is on; nothing behind it is on. */
  boolean on(String keyword) {
    return block.setting(keyword).filter(LoadedInstance::isOn).isPresent();
  }

  boolean off(String keyword) {
    return has(keyword) && !on(keyword);
  }

  private static boolean isOn(Statement line) {
    return line.value().filter(OFF::contains).isEmpty();
  }

  boolean strict() {
    if (has("strict_mode")) {
      return on("strict_mode");
    }
    boolean valueCounts =
        Release.of(node.host().keepalivedVersion())
            .filter(release -> release.isBefore(new Release(2, 3, 0)))
            .isEmpty();
    return global("vrrp_strict").filter(line -> !valueCounts || isOn(line)).isPresent();
  }

  boolean owner() {
    return priority() == 255;
  }

  /** 255 for state MASTER, 100 otherwise, where there is no line of it. */
  int priority() {
    int standard = !has("priority") && wantsMaster() ? 255 : 100;
    return inRange("priority", 1, 255).map(BigDecimal::intValue).orElse(standard);
  }

  private boolean wantsMaster() {
    return block
        .statement()
        .all("state")
        .anyMatch(line -> line.value().equals(Optional.of("MASTER")));
  }

  /** Whether it begins as MASTER; without a state an address owner does. */
  boolean master() {
    return wantsMaster() || (!has("state") && inRange("priority", 255, 255).isPresent());
  }

  int version() {
    return inRange("version", 2, 3)
        .map(BigDecimal::intValue)
        .orElseGet(() -> isIpv6() ? 3 : global("vrrp_version", 2, 3).orElse(2));
  }

  private Optional<Integer> global(String keyword, int least, int most) {
    return global(keyword)
        .flatMap(Numbers::integer)
        .filter(number -> number >= least && number <= most);
  }

  /** The last global line of that keyword. */
  Optional<Statement> global(String keyword) {
    return globals.stream().filter(line -> line.is(keyword)).reduce((before, after) -> after);
  }

  Interfaces interfaces() {
    return new Interfaces(node.host().addresses(), global("dynamic_interfaces").isPresent());
  }

  boolean isIpv6() {
    return has("native_ipv6")
        || LoadAddresses.families(this).findFirst().filter(family -> family == 6).isPresent();
  }

  boolean unicastWanted() {
    return UNICAST.stream().anyMatch(this::has);
  }

  boolean hasPeers() {
    return block.unicastPeers().stream().anyMatch(peer -> IpLiteral.of(peer.text()).isPresent());
  }

  boolean noPreempt() {
    return block.statement().statements().stream()
        .filter(line -> line.is("preempt") || line.is("nopreempt"))
        .reduce((before, after) -> after)
        .filter(line -> line.is("nopreempt"))
        .isPresent();
  }

  boolean delaysPreempt() {
    return inRange("preempt_delay", 0, 1000).filter(delay -> delay.signum() > 0).isPresent();
  }

  /** Seconds; 1 where what stands there does not fit. */
  BigDecimal advertInterval() {
    return inRange("advert_int", 0, 255)
        .filter(seconds -> seconds.compareTo(new BigDecimal("0.01")) >= 0)
        .orElse(BigDecimal.ONE);
  }

  private Optional<BigDecimal> inRange(String keyword, int least, int most) {
    return block
        .setting(keyword)
        .flatMap(Statement::value)
        .flatMap(word -> Numbers.decimal(word.replaceFirst("^\\+", "")))
        .filter(number ->
            number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0);
  }

  /** A number behind a keyword, 0 when there is none. */
  int number(String keyword) {
    return block.integer(keyword).orElse(0);
  }

  /** PASS or AH when it authenticates. */
  Optional<String> authentication() {
    return block
        .authentication("auth_type")
        .flatMap(Statement::value)
        .filter(List.of("PASS", "AH")::contains);
  }

  boolean hasPassword() {
    return block
        .authentication("auth_pass")
        .flatMap(Statement::value)
        .filter(word -> !word.isEmpty())
        .isPresent();
  }

  Position at(String keyword) {
    return block.setting(keyword).orElse(block.statement()).at();
  }
}
