package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock.TrackedScript;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.keepalived.conf.Word;
import dev.pairkeeper.keepalived.render.InstanceSpec.InitialState;
import dev.pairkeeper.keepalived.render.NotifySpec.Change;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.VirtualAddress;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads a configuration back into what it is to say. */
public final class SpecReader {

  private final Declared declared;

  private SpecReader(Declared declared) {
    this.declared = declared;
  }

  /**
   * What a configuration says, when a spec can say it all; empty for any other, as one that has a
   * keyword that {@link KeepalivedConf} never writes. Never throws.
   */
  public static Optional<KeepalivedSpec> read(Configuration configuration) {
    if (!configuration.faults().isEmpty()) {
      return Optional.empty();
    }
    try {
      KeepalivedSpec spec = new SpecReader(new Declared(configuration)).spec();
      Sources again = Sources.of("again", KeepalivedConf.render(spec, "again", "again"));
      boolean all =
          same(configuration.statements(), ConfigurationParser.parse(again, "").statements());
      return all ? Optional.of(spec) : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private static boolean same(List<Statement> some, List<Statement> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = same(some.get(i), others.get(i));
    }
    return same;
  }

  private static boolean same(Statement one, Statement other) {
    return texts(one).equals(texts(other))
        && (one.block() == null) == (other.block() == null)
        && same(one.statements(), other.statements());
  }

  private static List<String> texts(Statement statement) {
    return statement.words().stream().map(Word::text).toList();
  }

  private KeepalivedSpec spec() {
    return new KeepalivedSpec(
        globals(),
        declared.scripts().stream().map(SpecReader::script).toList(),
        declared.configuration().all("track_file").map(SpecReader::trackFile).toList(),
        instance(declared.instances().getFirst()));
  }

  private GlobalSpec globals() {
    return new GlobalSpec(
        text(declared.global("router_id")),
        text(declared.global("script_user")),
        integer(declared.global("vrrp_version")),
        new GarpSpec(
            time(declared.global("vrrp_garp_master_refresh")),
            integer(declared.global("vrrp_garp_master_refresh_repeat")),
            time(declared.global("vrrp_garp_lower_prio_delay")),
            integer(declared.global("vrrp_garp_lower_prio_repeat"))),
        declared.global("vrrp_startup_delay").isPresent()
            ? time(declared.global("vrrp_startup_delay"))
            : Duration.ZERO,
        declared.global("reload_check_config").isPresent());
  }

  private static CheckScriptSpec script(VrrpScriptBlock script) {
    return new CheckScriptSpec(
        script.name(),
        script.command(),
        duration(script.intervalSeconds()),
        duration(script.timeoutSeconds()),
        script.fall(),
        script.rise(),
        script.setting("init_fail").isPresent(),
        script.weight());
  }

  private static TrackFileSpec trackFile(Statement file) {
    return new TrackFileSpec(
        file.value().orElseThrow(), text(file.last("file")), integer(file.last("weight")));
  }

  private static InstanceSpec instance(VrrpInstanceBlock instance) {
    return new InstanceSpec(
        instance.name(),
        InitialState.valueOf(instance.state()),
        instance.has("nopreempt"),
        instance.networkInterface().orElseThrow(),
        instance.virtualRouterId().orElseThrow(),
        new Priority(instance.priority()),
        duration(instance.advertIntervalSeconds()),
        unicast(instance).orElse(null),
        instance.authentication("auth_pass").map(pass -> Secret.of(text(pass))).orElse(null),
        instance.virtualAddresses().stream().map(SpecReader::vip).toList(),
        instance.trackedScripts().stream().map(TrackedScript::name).toList(),
        instance
            .statement()
            .all("track_file")
            .flatMap(block -> block.statements().stream())
            .map(Statement::keyword)
            .toList(),
        notify(instance));
  }

  private static Optional<UnicastSpec> unicast(VrrpInstanceBlock instance) {
    return instance
        .setting("unicast_src_ip")
        .map(source ->
            new UnicastSpec(
                InetAddress.ofLiteral(text(source)),
                instance.unicastPeers().stream()
                    .map(peer -> InetAddress.ofLiteral(peer.text()))
                    .toList(),
                instance.has("unicast_fault_no_peer")));
  }

  private static VipSpec vip(AddressDeclaration vip) {
    return new VipSpec(
        new VirtualAddress(InetAddress.ofLiteral(vip.address()), vip.prefix().orElseThrow()),
        vip.device().orElseThrow());
  }

  private static NotifySpec notify(VrrpInstanceBlock instance) {
    Map<Change, List<String>> commands = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      instance.setting(change.keyword()).ifPresent(line -> commands.put(change, line.command()));
    }
    return new NotifySpec(commands);
  }

  private static String text(Optional<Statement> statement) {
    return text(statement.orElseThrow());
  }

  private static String text(Statement statement) {
    return statement.value().orElseThrow();
  }

  private static int integer(Optional<Statement> statement) {
    return statement.flatMap(Numbers::integer).orElseThrow();
  }

  private static Duration time(Optional<Statement> statement) {
    return duration(statement.flatMap(Numbers::decimal).orElseThrow());
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
  }
}
