package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keepalived's check scripts and virtual servers tell of the server that they stand for. */
final class CheckScripts {

  private static final Pattern PORT =
      Pattern.compile(
          "(?:--port[= ]|(?:^|\\s)-P ?|(?:^|[\\s_])(?i:port)\\s*=\\s*[\"']?)(\\d{2,5})\\b");
  private static final Pattern OPTION_FILE =
      Pattern.compile("--defaults(?:-extra)?-file[= ][\"']?(/[^\\s\"']+)");
  private static final Set<String> CLIENT_GROUPS =
      Set.of("client", "mysql", "mysqladmin", "mariadb");

  /** Also within one word: keepalived takes a command in quotes apart. */
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final Declared keepalived;
  private final HostFiles files;

  CheckScripts(Declared keepalived, HostFiles files) {
    this.keepalived = keepalived;
    this.files = files;
  }

  /** Files that tell more: the scripts and the option files that they name. */
  Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>(scripts().toList());
    texts().flatMap(text -> matches(OPTION_FILE, text)).forEach(wanted::add);
    return wanted;
  }

  /** Ports of database servers that they name; empty when they name none. */
  Set<Integer> ports() {
    Set<Integer> ports = new LinkedHashSet<>();
    keepalived.configuration().all("virtual_server").forEach(server -> addPorts(server, ports));
    texts()
        .flatMap(text -> matches(PORT, text))
        .forEach(port -> Numbers.integer(port).ifPresent(ports::add));
    texts()
        .flatMap(text -> matches(OPTION_FILE, text))
        .flatMap(
            path -> new OptionFiles(List.of(path), files).option(CLIENT_GROUPS, "port").stream())
        .forEach(port -> Numbers.integer(port.value()).ifPresent(ports::add));
    return ports;
  }

  private static void addPorts(Statement server, Set<Integer> ports) {
    Stream.concat(Stream.of(server), server.all("real_server"))
        .filter(line -> line.arguments().size() > 1)
        .forEach(line -> Numbers.integer(line.arguments().get(1).text()).ifPresent(ports::add));
  }

  private Stream<String> texts() {
    return Stream.concat(
        keepalived.scripts().stream().map(script -> String.join(" ", script.command())),
        scripts().map(files::text).filter(Objects::nonNull));
  }

  private Stream<String> scripts() {
    return keepalived.scripts().stream()
        .map(VrrpScriptBlock::command)
        .flatMap(command -> WHITE_SPACE.splitAsStream(String.join(" ", command)))
        .filter(word -> word.startsWith("/"))
        .distinct();
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }
}
