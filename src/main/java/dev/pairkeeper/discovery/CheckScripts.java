package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock.TrackedScript;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keepalived's checks and virtual servers tell of the server that they stand for. */
final class CheckScripts {

  private static final Pattern PORT =
      Pattern.compile(
          "(?:--port[= ]|(?:^|\\s)-P ?|(?:^|[\\s_])(?i:port)\\s*=\\s*[\"']?)(\\d{2,5})\\b");
  private static final Pattern SOCKET =
      Pattern.compile(
          "(?:--socket[= ]|(?:^|\\s)-S ?|(?:^|[\\s_])(?i:sock(?:et)?)\\s*=\\s*)[\"']?(/[^\\s\"';]+)");
  private static final Pattern OPTION_FILE =
      Pattern.compile("--defaults(?:-extra)?-file[= ][\"']?(/[^\\s\"']+)");
  private static final Set<String> CLIENT_GROUPS =
      Set.of("client", "mysql", "mysqladmin", "mariadb");

  /** Also within one word: keepalived takes a command in quotes apart. */
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final List<VrrpScriptBlock> checks;
  private final List<Statement> virtualServers;
  private final HostFiles files;

  private CheckScripts(
      List<VrrpScriptBlock> checks, List<Statement> virtualServers, HostFiles files) {
    this.checks = checks;
    this.virtualServers = virtualServers;
    this.files = files;
  }

  /** All of them. */
  static CheckScripts all(Declared keepalived, HostFiles files) {
    return new CheckScripts(
        keepalived.scripts(), keepalived.configuration().all("virtual_server").toList(), files);
  }

  /** Without those that only other VIPs depend on. */
  static CheckScripts of(InetAddress vip, Declared keepalived, HostFiles files) {
    return part(vip, false, keepalived, files);
  }

  /** Those that only other VIPs depend on. */
  static CheckScripts ofOthersThan(InetAddress vip, Declared keepalived, HostFiles files) {
    return part(vip, true, keepalived, files);
  }

  private static CheckScripts part(
      InetAddress vip, boolean others, Declared keepalived, HostFiles files) {
    Map<Boolean, Set<String>> tracked =
        keepalived.instances().stream()
            .collect(
                Collectors.partitioningBy(
                    instance -> new VrrpReading(keepalived, instance).keeps(vip),
                    Collectors.flatMapping(
                        instance -> instance.trackedScripts().stream().map(TrackedScript::name),
                        Collectors.toSet())));
    Set<String> ofOthers = new HashSet<>(tracked.get(false));
    ofOthers.removeAll(tracked.get(true));
    return new CheckScripts(
        keepalived.scripts().stream()
            .filter(check -> ofOthers.contains(check.name()) == others)
            .toList(),
        keepalived
            .configuration()
            .all("virtual_server")
            .filter(server -> isBehindAnother(server, vip) == others)
            .toList(),
        files);
  }

  private static boolean isBehindAnother(Statement virtualServer, InetAddress vip) {
    return virtualServer
        .value()
        .flatMap(PeerChannels::address)
        .filter(address -> !address.equals(vip))
        .isPresent();
  }

  /** Whether they name the server, by its port or by its socket. */
  boolean name(LocalServer server) {
    return ports().contains(server.port().value())
        || (server.socket() != null && sockets().contains(server.socket()));
  }

  /** Files that tell more: the scripts and the option files that they name. */
  Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>(scripts().toList());
    texts().flatMap(text -> matches(OPTION_FILE, text)).forEach(wanted::add);
    return wanted;
  }

  private Set<Integer> ports() {
    Set<Integer> ports = new LinkedHashSet<>();
    virtualServers.forEach(server -> addPorts(server, ports));
    texts()
        .flatMap(text -> matches(PORT, text))
        .forEach(port -> Numbers.integer(port).ifPresent(ports::add));
    ofClients("port").forEach(port -> Numbers.integer(port).ifPresent(ports::add));
    return ports;
  }

  private Set<String> sockets() {
    return Stream.concat(texts().flatMap(text -> matches(SOCKET, text)), ofClients("socket"))
        .collect(Collectors.toSet());
  }

  /** The values of an option in the option files that they name. */
  private Stream<String> ofClients(String option) {
    return texts()
        .flatMap(text -> matches(OPTION_FILE, text))
        .flatMap(
            path -> new OptionFiles(List.of(path), files).option(CLIENT_GROUPS, option).stream())
        .map(Told::value);
  }

  private static void addPorts(Statement server, Set<Integer> ports) {
    Stream.concat(Stream.of(server), server.all("real_server"))
        .filter(line -> line.arguments().size() > 1)
        .forEach(line -> Numbers.integer(line.arguments().get(1).text()).ifPresent(ports::add));
  }

  private Stream<String> texts() {
    return Stream.concat(
        checks.stream().map(script -> String.join(" ", script.command())),
        scripts().map(files::text).filter(Objects::nonNull));
  }

  private Stream<String> scripts() {
    return checks.stream()
        .map(VrrpScriptBlock::command)
        .flatMap(command -> WHITE_SPACE.splitAsStream(String.join(" ", command)))
        .filter(word -> word.startsWith("/"))
        .distinct();
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }
}
