package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.Word;
import dev.pairkeeper.topology.Secret;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A VRRP instance of a host's keepalived.conf, each value with where it stands. */
record VrrpReading(Declared declared, VrrpInstanceBlock block) {

  /** What keepalived uses of a password: {@code auth_pass}, keepalived.conf(5). */
  private static final int PASSWORD_LENGTH = 8;

  /**
   * A VIP.
   *
   * @param prefix empty when the file gives none
   */
  record Vip(InetAddress address, Optional<Integer> prefix, Optional<String> device) {}

  String name() {
    return block.name();
  }

  /** Whether it is the same virtual router as this one of the other host. */
  boolean matches(VrrpReading other) {
    boolean sameRouter =
        block.virtualRouterId().isPresent()
            && block.virtualRouterId().equals(other.block.virtualRouterId());
    return sameRouter && vips().stream().anyMatch(vip -> other.keeps(vip.value().address()));
  }

  boolean keeps(InetAddress address) {
    return vips().stream().anyMatch(vip -> vip.value().address().equals(address));
  }

  /** The VIPs that are addresses, those that stand in adverts first. */
  List<Told<Vip>> vips() {
    return block.addresses().stream().flatMap(line -> vip(line).stream()).toList();
  }

  Optional<Told<Integer>> virtualRouterId() {
    return block
        .setting("virtual_router_id")
        .flatMap(line -> Numbers.integer(line).map(number -> told(number, line)));
  }

  Told<Integer> version() {
    int version = declared.version(block);
    return block
        .setting("version")
        .or(() -> declared.global("vrrp_version"))
        .map(line -> told(version, line))
        .orElseGet(() -> new Told<>(version, missing("vrrp_version")));
  }

  Told<Integer> priority() {
    return valueOr("priority", block.priority());
  }

  Told<BigDecimal> advertInterval() {
    return valueOr("advert_int", block.advertIntervalSeconds());
  }

  Told<String> state() {
    return valueOr("state", block.state());
  }

  /** Whether it leaves the VIP where it is; keepalived ignores that where the state is MASTER. */
  Told<Boolean> staysBack() {
    boolean backup = !block.state().equals("MASTER");
    return valueOr("nopreempt", backup && block.has("nopreempt"));
  }

  /** Whether it says nopreempt in vain. */
  boolean nopreemptIsIgnored() {
    return block.has("nopreempt") && block.state().equals("MASTER");
  }

  Told<Boolean> unicast() {
    return valueOr("unicast_peer", !block.unicastPeers().isEmpty());
  }

  List<Told<String>> peers() {
    return block.unicastPeers().stream()
        .map((Word word) -> new Told<>(word.text(), place(word.at())))
        .toList();
  }

  Optional<Told<String>> networkInterface() {
    return block.setting("interface").flatMap(line -> line.value().map(value -> told(value, line)));
  }

  /** The first 8 characters of the password; empty without one, or where it has another type. */
  Optional<Told<Secret>> password() {
    boolean plain =
        block
            .authentication("auth_type")
            .flatMap(Statement::value)
            .filter(type -> type.equals("PASS"))
            .isPresent();
    return block
        .authentication("auth_pass")
        .filter(_ -> plain)
        .flatMap(line -> line.value().map(value -> told(Secret.of(cut(value)), line)));
  }

  String place() {
    return place(block.statement().at());
  }

  private static String cut(String password) {
    return password.substring(0, Math.min(password.length(), PASSWORD_LENGTH));
  }

  private Optional<Told<Vip>> vip(AddressDeclaration line) {
    try {
      InetAddress address = InetAddress.ofLiteral(line.address());
      return Optional.of(told(new Vip(address, line.prefix(), line.device()), line.statement()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private <T> Told<T> valueOr(String keyword, T value) {
    return block
        .setting(keyword)
        .map(line -> told(value, line))
        .orElseGet(() -> new Told<>(value, missing(keyword)));
  }

  private String missing(String keyword) {
    return "keepalived's default; no %s in %s (%s)".formatted(keyword, Shown.text(name()), place());
  }

  private static <T> Told<T> told(T value, Statement line) {
    return new Told<>(value, place(line.at()));
  }

  private static String place(Position at) {
    return "%s line %d".formatted(Shown.text(at.file()), at.line());
  }
}
