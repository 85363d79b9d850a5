package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Configurations written to agree or disagree with {@code keepalived -t} about. Beside them {@code
 * measured.txt} has what keepalived ended with: {@code NAME CODE CODE}, one code for each of {@link
 * #RELEASES}; {@code differences.txt} has where our verdict differs, and why: {@code NAME RELEASE
 * WHY}.
 */
final class KeepalivedCorpus {

  static final Path HOME = Path.of("src/test/resources/keepalived/corpus");
  static final List<String> RELEASES = List.of("2.2.7", "2.3.4");

  private static final String BIN = "/usr/local/sbin/corpus_";
  private static final String SCRIPT = "#!/bin/sh\nexit 0\n";

  private KeepalivedCorpus() {}

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".conf"))
          .map(name -> name.substring(0, name.length() - ".conf".length()))
          .sorted()
          .toList();
    }
  }

  /** What our own verdict is, by name, on a host that is as the lab's with that release. */
  static SortedMap<String, LoadVerdict> verdicts(String release) throws IOException {
    SortedMap<String, String> texts = texts();
    SortedMap<String, LoadVerdict> verdicts = new TreeMap<>();
    for (String name : names()) {
      Sources sources = new Sources("/corpus/" + name + ".conf", texts);
      Configuration read = ConfigurationParser.parse(sources, "db1");
      verdicts.put(name, LoadVerdict.of(new LintedNode(name, read, host(release))));
    }
    return verdicts;
  }

  private static SortedMap<String, String> texts() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(HOME)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put("/corpus/" + HOME.relativize(file), Files.readString(file));
      }
    }
    return texts;
  }

  private static HostFacts host(String release) {
    return new HostFacts(
        release,
        Set.of(
            ("NFTABLES LVS REGEX VRRP VRRP_AUTH VRRP_VMAC JSON BFD OLD_CHKSUM_COMPAT SNMP_V3_FOR_V2"
                    + " SNMP_VRRP SNMP_CHECKER SNMP_RFCV2 SNMP_RFCV3 DBUS SYSTEMD_NOTIFY")
                .split(" ", -1)),
        Map.of("lo", List.of(), "eth0", List.of()),
        Map.of(
            BIN + "check", new ScriptFact(true, "0755", "root", SCRIPT),
            BIN + "plain", new ScriptFact(true, "0644", "root", SCRIPT),
            BIN + "open", new ScriptFact(true, "0777", "root", SCRIPT),
            BIN + "none", new ScriptFact(false, "0", "", null)),
        false,
        Map.of("root", true, "keepalived_script", false, "nobody_at_all", false, "on", false),
        null);
  }

  /** Of measured.txt the codes of a release by name. */
  static SortedMap<String, Integer> measured(String release) throws IOException {
    int column = 1 + RELEASES.indexOf(release);
    return lines("measured.txt")
        .map(line -> line.split(" ", -1))
        .collect(
            Collectors.toMap(
                words -> words[0],
                words -> Integer.valueOf(words[column]),
                (a, b) -> a,
                TreeMap::new));
  }

  /** Names and releases of which differences.txt tells why our verdict differs. */
  static Set<String> differences() throws IOException {
    return lines("differences.txt")
        .map(line -> line.split(" ", 3))
        .filter(words -> words.length == 3)
        .map(words -> words[0] + " " + words[1])
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines(String file) throws IOException {
    return Files.readAllLines(HOME.resolve(file)).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"));
  }

  /** Names and releases where keepalived's codes and our verdicts disagree. */
  static Set<String> disagreements(String release, Map<String, Integer> codes) throws IOException {
    return verdicts(release).entrySet().stream()
        .filter(entry -> entry.getValue().loads() != (codes.getOrDefault(entry.getKey(), -1) == 0))
        .map(entry -> "%s %s".formatted(entry.getKey(), release))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
