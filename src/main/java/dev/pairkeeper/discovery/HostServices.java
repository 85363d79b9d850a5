package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.Inclusion;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.MysqlEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a look at a host tells of the services of a node that is registered already. */
final class HostServices {

  private static final Pattern VERSION = Pattern.compile("Keepalived v([0-9][^ ,]*).*");
  private static final List<String> SERVERS = List.of("mysql", "mysqld", "mariadb");

  private final HostLook look;
  private final HostFacts facts;
  private final MysqlEndpoint server;

  HostServices(HostLook look, MysqlEndpoint server) {
    this.look = look;
    this.facts = look.facts();
    this.server = server;
  }

  HostSurvey survey(HostAnswer described) {
    return new HostSurvey(
        facts.systemd(),
        KeepalivedFile.configurationId(facts),
        keepalivedService(),
        mysqlService(),
        keepalivedConf(),
        keepalivedFiles(),
        keepalivedVersion(described),
        described.arping(),
        facts.addresses().stream().map(InterfaceAddress::address).toList(),
        described.peer(),
        described.held(),
        described.unreadable());
  }

  /** The first place where a file is; without any, the first place where keepalived looks. */
  private String keepalivedConf() {
    return look.keepalivedFile()
        .or(() -> KeepalivedFile.candidates(facts, look.files()).stream().findFirst())
        .map(Told::value)
        .orElseThrow();
  }

  List<String> keepalivedFiles() {
    List<String> files = new ArrayList<>(List.of(keepalivedConf()));
    look.keepalived().stream()
        .flatMap(keepalived -> keepalived.configuration().inclusions().stream())
        .map(Inclusion::files)
        .flatMap(List::stream)
        .filter(file -> !files.contains(file))
        .forEach(files::add);
    return files;
  }

  private static @Nullable String keepalivedVersion(HostAnswer described) {
    Matcher version = VERSION.matcher(described.keepalivedVersion());
    return version.matches() ? version.group(1) : null;
  }

  /** A keepalived that was started by hand is in the unit of whoever did, such as that of sshd. */
  @Nullable String keepalivedService() {
    return facts
        .keepalived()
        .flatMap(process -> Optional.ofNullable(process.unit()))
        .filter(unit -> facts.systemd() && unit.contains(HostFacts.KEEPALIVED))
        .or(() -> installed(List.of(HostFacts.KEEPALIVED)))
        .orElse(null);
  }

  /** As registered; else of the server that runs on the port; else the only one there is. */
  private @Nullable String mysqlService() {
    if (server.serviceName() != null) {
      return server.serviceName().replaceFirst("\\.service$", "");
    }
    List<LocalServer> running = look.servers();
    return running.stream()
        .filter(local -> running.size() == 1 || local.port().value() == server.port())
        .flatMap(local -> Optional.ofNullable(local.unit()).stream())
        .map(Told::value)
        .findFirst()
        .or(() -> running.isEmpty() ? installed(SERVERS) : Optional.empty())
        .orElse(null);
  }

  /** The only service that goes by one of the names; empty when there are several. */
  private Optional<String> installed(List<String> names) {
    List<String> found =
        facts.systemd()
            ? facts.units().stream()
                .map(UnitFacts::name)
                .filter(names::contains)
                .distinct()
                .toList()
            : facts.initScripts().stream().filter(names::contains).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
