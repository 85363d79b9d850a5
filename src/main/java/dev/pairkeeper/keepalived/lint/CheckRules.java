package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.keepalived.lint.ScriptCall.Role;
import dev.pairkeeper.topology.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about what a check of MySQL looks at, in its command line and in its script's text. */
final class CheckRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "check-blind-to-hang",
              Severity.WARNING,
              "Check that stays green while MySQL hangs",
              "A process that exists and a port that is listened on say nothing about whether the"
                  + " server answers: a mysqld that hangs on a full disk or out of connections"
                  + " passes 'killall -0', pidof, pgrep, 'systemctl is-active', ss, 'nc -z' and"
                  + " TCP_CHECK. The VIP stays where no statement runs.",
              "Log in and run a statement under a time limit: timeout 2 mysql"
                  + " --defaults-extra-file=… --connect-timeout=2 -e 'SELECT 1'.",
              ofNode(node -> Stream.concat(blind(node), tcpChecks(node)))),
          new LintRule(
              "check-without-time-limit",
              Severity.INFO,
              "Check whose client waits without a limit",
              "A client without --connect-timeout waits for a server that does not answer."
                  + " keepalived ends a run that overruns its timeout, by default the interval, by"
                  + " SIGTERM to its process group and counts it as failed; the next run is then"
                  + " often skipped (vrrp/vrrp_scheduler.c, vrrp_script_child_thread). So the"
                  + " interval alone decides how long a hang goes unnoticed.",
              "Set 'timeout' below the interval, and give the client --connect-timeout or run it"
                  + " under timeout(1).",
              ofNode(CheckRules::endless)),
          new LintRule(
              "check-follows-replication",
              Severity.CRITICAL,
              "Check that takes the VIP from an owner whose replica stopped",
              "On the owner, its own replica threads stop or lag when the standby dies or is"
                  + " rebooted. A check that fails then puts a healthy owner into FAULT, and there"
                  + " is no other node to take the VIP: the loss of the standby becomes an outage."
                  + " The liveness of the server decides who may keep the VIP; the state of"
                  + " replication only who may take it.",
              "Let the check look at the server alone (log in, SELECT 1), and at replication only"
                  + " while the node does not hold the VIP.",
              ofNode(node -> judging(node, CheckRules::replication))),
          new LintRule(
              "check-follows-read-only",
              Severity.WARNING,
              "Check that fails while the server is read-only",
              "A standby is read-only until it becomes the owner. A check of weight 0 that fails"
                  + " then keeps the standby in FAULT, so it never takes the VIP and is never made"
                  + " writable; after a failover both may be in FAULT.",
              "Leave read_only out of the check; make the new owner writable by its notify script.",
              ofNode(node -> judging(node, CheckRules::readOnly))),
          new LintRule(
              "check-not-understood",
              Severity.INFO,
              "Check of which nothing is known but that it is there",
              "Scripts of a shell are read whole; of Python, Perl, Ruby, PHP and JavaScript only what"
                  + " they hand to the system, their strings and whether there is any time limit."
                  + " Of a compiled program, another language or a file that could not be read"
                  + " nothing is known, so that no other rule says whether it notices a hang, ends"
                  + " in time or leaves keepalived alone.",
              "Ask whoever wrote it what it does when MySQL hangs, is read-only or does not"
                  + " replicate.",
              ofNode(CheckRules::obscure)));

  private static final Set<String> CLIENTS =
      Set.of("mysql", "mariadb", "mysqladmin", "mariadb-admin", "mysqlsh");

  private CheckRules() {}

  private static Stream<ScriptCall> checks(LintedNode node) {
    return ScriptCall.of(node).filter(call -> call.is(Role.CHECK));
  }

  private static Stream<Hit> obscure(LintedNode node) {
    return checks(node)
        .filter(ScriptCall::isObscure)
        .map(call ->
            call.hit(
                ("What %s does is not known: it is a program, a script of a language that is not"
                        + " read, or could not be read. Whether it notices that MySQL on %s hangs"
                        + " is not known either.")
                    .formatted(call.path(), node.name())));
  }

  private static Stream<Hit> blind(LintedNode node) {
    return checks(node)
        .flatMap(call ->
            BlindCheck.in(call.inLine())
                .map(found -> "%s runs %s".formatted(call.label(), found))
                .or(() ->
                    BlindCheck.in(call.text())
                        .map(found -> "%s runs %s".formatted(call.path(), found)))
                .map(told ->
                    call.hit(
                        told
                            + ". It succeeds as long as the process or port is there, so when"
                            + " MySQL on %s hangs the VIP stays and applications wait."
                                .formatted(node.name())))
                .stream());
  }

  private static Stream<Hit> tcpChecks(LintedNode node) {
    return VirtualServer.of(node)
        .filter(server -> server.served().isPresent())
        .flatMap(server -> server.realServers().stream())
        .flatMap(real -> real.all("TCP_CHECK"))
        .map(check ->
            Hit.at(
                node,
                check.at(),
                ("TCP_CHECK opens a connection and closes it. A mysqld on %s that"
                        + " accepts connections and answers nothing stays up for it.")
                    .formatted(node.name())));
  }

  private static Stream<Hit> endless(LintedNode node) {
    return checks(node)
        .filter(call -> call.owner().last("timeout").isEmpty())
        .flatMap(call ->
            Stream.concat(call.inLine().commands().stream(), call.text().commands().stream())
                .filter(CheckRules::waits)
                .findFirst()
                .map(found -> endless(call, found))
                .stream());
  }

  private static boolean waits(ShellCommand command) {
    return OtherScript.isLibrary(command.path()) || isClient(command);
  }

  private static boolean isClient(ShellCommand command) {
    return CLIENTS.contains(command.name())
        && !command.wrappers().contains("timeout")
        && !command.mentions("connect-timeout")
        && !command.mentions("connect_timeout")
        && !command.mentions("--version");
  }

  private static Hit endless(ScriptCall call, ShellCommand found) {
    VrrpScriptBlock script = new VrrpScriptBlock(call.owner());
    String interval = CheckTiming.plain(script.intervalSeconds());
    Hit hit =
        call.hit(
            ("%s in %s waits without a limit of its own. keepalived ends it after %s"
                    + " s, its interval, and counts that as a failed run.")
                .formatted(
                    OtherScript.libraryName(found.name()),
                    call.text().commands().contains(found) ? call.path() : call.label(),
                    interval));
    return hit.withEdit(
        LineEdits.in(call.node()).insertAfter(call.statement(), "timeout " + limit(script)));
  }

  private static String limit(VrrpScriptBlock script) {
    return CheckTiming.plain(
        script.intervalSeconds().min(BigDecimal.valueOf(3)).max(java.math.BigDecimal.ONE));
  }

  private static Stream<Hit> judging(
      LintedNode node, Function<ScriptCall, Optional<String>> judge) {
    Tracking tracking = Tracking.of(node);
    return checks(node)
        .filter(call -> looksAtServerAlone(call) && faults(tracking, call))
        .flatMap(
            call -> judge.apply(call).map(message -> call.hit(message + caveat(call))).stream());
  }

  private static String caveat(ScriptCall call) {
    return call.isObscure() || call.text().whole() || call.text().commands().isEmpty()
        ? ""
        : " What %s makes of the answer is not read.".formatted(call.path());
  }

  /** Whether it does not ask whether the node has the VIP. */
  private static boolean looksAtServerAlone(ScriptCall call) {
    Set<String> names = call.text().names();
    String[] vips =
        call.node().declared().instances().stream()
            .flatMap(instance -> instance.addresses().stream())
            .map(AddressDeclaration::address)
            .toArray(String[]::new);
    return names.stream().noneMatch(Set.of("ip", "ifconfig", "hostname")::contains)
        && call.text().mention(vips).isEmpty();
  }

  private static boolean faults(Tracking tracking, ScriptCall call) {
    Statement block = call.owner();
    return tracking.faults(new VrrpScriptBlock(block)) || DaemonStop.in(call.text()).isPresent();
  }

  private static Optional<String> replication(ScriptCall call) {
    return mention(
            call,
            "show slave status",
            "show replica status",
            "show all slaves status",
            "slave_io_running",
            "slave_sql_running",
            "replica_io_running",
            "replica_sql_running",
            "seconds_behind",
            "replication_connection_status",
            "replication_applier_status")
        .map(where ->
            ("%s asks for the state of %s's own replica threads. When the standby dies they stop,"
                    + " the check fails, and %s gives the VIP away while it serves well.")
                .formatted(where, call.node().name(), call.node().name()));
  }

  private static Optional<String> readOnly(ScriptCall call) {
    return mention(
            call,
            "@@read_only",
            "@@global.read_only",
            "super_read_only",
            "like 'read_only'",
            "like 'read%only'",
            "variable_name='read_only'",
            "variable_name = 'read_only'")
        .map(where ->
            ("%s asks whether the server is read-only. While %s is the standby it is%s, so the check"
                    + " fails and %s can't take the VIP.")
                .formatted(where, call.node().name(), now(call), call.node().name()));
  }

  private static String now(ScriptCall call) {
    HostFacts.ServerFact server = call.node().host().server();
    return server != null && server.readOnly() ? " (it is so now)" : "";
  }

  private static Optional<String> mention(ScriptCall call, String... texts) {
    return call.inLine()
        .mention(texts)
        .filter(found -> !opens(found))
        .map(found -> "'%s'".formatted(call.label()))
        .or(() -> call.text().mention(texts).filter(found -> !opens(found)).map(call::whereIs));
  }

  private static boolean opens(ShellCommand command) {
    return command.mentions("set global");
  }
}
