package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of virtual servers keeps a configuration from loading; from check_data.c. */
final class LoadServers {

  private static final Set<String> ALGORITHM = Set.of("lb_algo", "lvs_sched");
  private static final Set<String> METHOD = Set.of("lb_kind", "lvs_method");

  private LoadServers() {}

  static Stream<Hit> faults(LintedNode node) {
    return node.configuration()
        .all("virtual_server")
        .flatMap(
            server -> faults(server).stream().map(message -> Hit.at(node, server.at(), message)));
  }

  private static List<String> faults(Statement server) {
    List<Statement> real = server.all("real_server").toList();
    if (real.isEmpty()) {
      return List.of("The virtual server has no real one.");
    }
    List<String> faults = new ArrayList<>();
    if (value(server, ALGORITHM).isEmpty()) {
      faults.add("The virtual server has no lb_algo; it gets wlc.");
    }
    if (real.stream().anyMatch(one -> method(server, one).isEmpty())) {
      faults.add("The virtual server has no lb_kind; it gets NAT.");
    }
    if (!Set.of("group", "fwmark").contains(server.value().orElse(""))) {
      addressFaults(server, real, faults);
    }
    if (number(server, "quorum") > real.stream().mapToInt(one -> weight(server, one)).sum()) {
      faults.add("The quorum is more than the servers weigh together.");
    }
    if (real.stream().anyMatch(LoadServers::checkIsEmpty)) {
      faults.add("A check has nothing to look at.");
    }
    return faults;
  }

  private static void addressFaults(Statement server, List<Statement> real, List<String> faults) {
    if (server.last("protocol").isEmpty()) {
      faults.add("The virtual server has no protocol; it gets UDP.");
    }
    if (port(server).equals("0") && server.last("persistence_timeout").isEmpty()) {
      faults.add("The virtual server has no port.");
    }
    List<String> addresses =
        real.stream().map(one -> one.value().orElse("") + " " + port(one)).toList();
    if (Set.copyOf(addresses).size() < addresses.size()) {
      faults.add("A real server stands twice.");
    }
    if (Stream.concat(Stream.of(server), real.stream())
        .anyMatch(one -> IpLiteral.of(one.value().orElse("")).isEmpty())) {
      faults.add("A server has no address.");
    }
    if (real.stream().anyMatch(one -> portDiffers(server, one))) {
      faults.add("A real server has another port; only NAT can change it.");
    }
  }

  private static int weight(Statement server, Statement real) {
    return number(real.last("weight").isPresent() ? real : server, "weight");
  }

  /** A number of 0 or more, by default 1. */
  private static int number(Statement block, String keyword) {
    return block.last(keyword).flatMap(Numbers::integer).filter(n -> n >= 0).orElse(1);
  }

  private static boolean portDiffers(Statement server, Statement real) {
    return !method(server, real).orElse("NAT").equals("NAT")
        && !port(real).equals("0")
        && !port(real).equals(port(server));
  }

  private static String port(Statement server) {
    return server.arguments().stream().skip(1).findFirst().map(Word::text).orElse("0");
  }

  private static Optional<String> method(Statement server, Statement real) {
    return value(real, METHOD).or(() -> value(server, METHOD));
  }

  private static Optional<String> value(Statement block, Set<String> keywords) {
    return block.statements().stream()
        .filter(line -> keywords.contains(line.keyword()))
        .reduce((before, after) -> after)
        .flatMap(Statement::value);
  }

  private static boolean checkIsEmpty(Statement real) {
    return real.statements().stream()
        .anyMatch(check ->
            switch (check.keyword()) {
              case "MISC_CHECK" -> check.last("misc_path").isEmpty();
              case "HTTP_GET", "SSL_GET" -> check.last("url").isEmpty();
              case "FILE_CHECK" -> check.last("track_file").isEmpty();
              default -> false;
            });
  }
}
