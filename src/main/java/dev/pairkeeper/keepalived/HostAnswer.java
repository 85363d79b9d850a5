package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.TakenOver;
import dev.pairkeeper.topology.VrrpInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sections that {@code node/observe.sh} prints; its head describes them. */
final class HostAnswer {

  private static final String UNREADABLE = "file-unreadable ";
  private static final String CONFIG = "/etc/keepalived/keepalived.conf";
  private static final Pattern VERSION =
      Pattern.compile("Keepalived v([0-9][^ ,]*).*", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("([0-9a-f]{64}|-) ([0-7]{1,4}) (\\S+) (/.*)");

  private static final Pattern TAKEN_OVER =
      Pattern.compile("([a-z0-9-]{1,63}) ([0-9]{1,12}) ([0-9]{1,9})");

  private final Map<String, String> sections;
  private final Node node;

  HostAnswer(String answer, Node node) {
    this.node = node;
    this.sections = Sections.of(answer);
  }

  HostReport report(Instant readAt) {
    List<InterfaceAddress> addresses =
        lines("addresses").flatMap(line -> AddressLine.parse(line).stream()).toList();
    return addresses.isEmpty()
        ? new HostReport.Unreadable(Untold.ADDRESSES.about(node, ""))
        : new HostReport.Seen(snapshot(addresses, readAt));
  }

  private HostSnapshot snapshot(List<InterfaceAddress> addresses, Instant readAt) {
    UnitStates units = UnitStates.parse(section("units"));
    return new HostSnapshot(
        readAt,
        addresses,
        vrrp(units.keepalived()),
        sections.containsKey("fresh"),
        units.mysql(),
        units.keepalived(),
        version(),
        files(),
        hiddenFiles(),
        lines("takeovers").flatMap(line -> takenOver(line).stream()).toList(),
        hidden());
  }

  private List<VrrpInstance> vrrp(ServiceState keepalived) {
    List<VrrpInstance> told = VrrpData.parse(section("vrrp"));
    return told.isEmpty() && keepalived == ServiceState.RUNNING
        ? List.of(VrrpInstance.UNTOLD)
        : told;
  }

  private @Nullable String version() {
    Matcher matcher = VERSION.matcher(section("keepalived"));
    return matcher.matches() ? matcher.group(1) : null;
  }

  private List<String> hidden() {
    List<String> sentences = new ArrayList<>();
    lines("hidden").forEach(line -> sentences.add(Untold.sentence(line, node)));
    if (brokeOff()) {
      sentences.add(Untold.REST.about(node, ""));
    }
    return List.copyOf(sentences);
  }

  private List<FileFact> files() {
    return brokeOff() ? List.of() : lines("files").flatMap(line -> file(line).stream()).toList();
  }

  private static Optional<TakenOver> takenOver(String line) {
    Matcher matcher = TAKEN_OVER.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new TakenOver(
                matcher.group(1),
                Instant.ofEpochSecond(Long.parseLong(matcher.group(2))),
                Duration.ofMillis(Long.parseLong(matcher.group(3)))))
        : Optional.empty();
  }

  private boolean brokeOff() {
    return !sections.containsKey("end");
  }

  private Set<String> hiddenFiles() {
    if (brokeOff()) {
      return Set.of(CONFIG);
    }
    return lines("hidden")
        .filter(line -> line.startsWith(UNREADABLE))
        .map(line -> line.substring(UNREADABLE.length()))
        .collect(Collectors.toSet());
  }

  private static Optional<FileFact> file(String line) {
    Matcher matcher = FILE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String sha256 = matcher.group(1).equals("-") ? "" : matcher.group(1);
    String mode = FileModes.fourDigits(matcher.group(2));
    return Optional.of(new FileFact(matcher.group(4), sha256, mode, matcher.group(3)));
  }

  private String section(String name) {
    return sections.getOrDefault(name, "");
  }

  private Stream<String> lines(String name) {
    return section(name).lines().filter(line -> !line.isBlank());
  }
}
