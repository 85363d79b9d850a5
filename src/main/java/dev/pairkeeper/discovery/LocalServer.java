package dev.pairkeeper.discovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database server that runs on a host.
 *
 * @param port and what told it
 * @param configFile the option file that it was started with, or the first of the usual ones that
 *     exists; null when none was found
 * @param unit of systemd, or the script in /etc/init.d where there is none; null when not known
 * @param socket as it was started, or its option files have it; null when neither names one
 */
record LocalServer(
    Told<Integer> port,
    @Nullable Told<String> configFile,
    @Nullable Told<String> unit,
    @Nullable String socket) {

  static final int DEFAULT_PORT = 3306;

  private static final Pattern SERVER = Pattern.compile("(?i)mysql|maria|percona");
  private static final Set<String> GROUPS =
      Set.of("mysqld", "server", "mysqld_safe", "mariadb", "mariadbd", "mysqld_multi");

  /** The servers of a host, in the order in which it told them. */
  static List<LocalServer> of(HostFacts host, HostFiles files) {
    return host.servers().map(process -> of(process, host, files)).distinct().toList();
  }

  /** Option files that tell more of the host's servers, as paths or patterns. */
  static Set<String> optionFiles(HostFacts host, HostFiles files) {
    Set<String> patterns = new LinkedHashSet<>();
    host.servers()
        .forEach(
            process -> patterns.addAll(new OptionFiles(roots(process, host), files).patterns()));
    return patterns;
  }

  private static LocalServer of(HostProcess process, HostFacts host, HostFiles files) {
    return new LocalServer(
        port(process, host, files),
        configFile(process, host, files),
        unit(process, host),
        option(process, host, files, "socket").map(Told::value).orElse(null));
  }

  private static @Nullable Told<String> unit(HostProcess process, HostFacts host) {
    if (host.systemd()) {
      return Optional.ofNullable(process.unit())
          .filter(unit -> isOfServer(unit, host))
          .map(unit -> new Told<>(unit, "the unit of the running server"))
          .orElse(null);
    }
    boolean only = host.servers().limit(2).count() == 1;
    return host.initScripts().stream()
        .filter(name -> only && !name.equals(HostFacts.KEEPALIVED))
        .findFirst()
        .map(name -> new Told<>(name, "/etc/init.d/" + name))
        .orElse(null);
  }

  /** A server that was started by hand is in the unit of whoever did, such as that of sshd. */
  private static boolean isOfServer(String unit, HostFacts host) {
    Stream<String> words =
        Stream.concat(
            Stream.of(unit), host.unit(unit).stream().flatMap(it -> it.arguments().stream()));
    return words.anyMatch(word -> SERVER.matcher(word).find());
  }

  private static @Nullable Told<String> configFile(
      HostProcess process, HostFacts host, HostFiles files) {
    Optional<String> started = process.option("defaults-file").filter(path -> path.startsWith("/"));
    if (started.isPresent()) {
      return new Told<>(started.get(), "command line of the running server");
    }
    return files
        .firstPresent(usual(host))
        .map(path -> new Told<>(path, "first of the server's usual option files that is there"))
        .orElse(null);
  }

  private static Told<Integer> port(HostProcess process, HostFacts host, HostFiles files) {
    return option(process, host, files, "port")
        .filter(text -> isPort(text.value()))
        .map(text -> text.<Integer>as(Integer::valueOf))
        .orElse(new Told<>(DEFAULT_PORT, "the server's default; nothing sets another"));
  }

  private static Optional<Told<String>> option(
      HostProcess process, HostFacts host, HostFiles files, String option) {
    return process
        .option(option)
        .map(text -> new Told<>(text, "command line of the running server"))
        .or(() -> new OptionFiles(roots(process, host), files).option(groups(process), option));
  }

  private static Set<String> groups(HostProcess process) {
    Set<String> groups = new LinkedHashSet<>(GROUPS);
    process
        .option("defaults-group-suffix")
        .ifPresent(suffix -> GROUPS.forEach(group -> groups.add(group + suffix)));
    return groups;
  }

  private static List<String> roots(HostProcess process, HostFacts host) {
    return process
        .option("defaults-file")
        .filter(path -> path.startsWith("/"))
        .map(List::of)
        .orElseGet(() -> usual(host));
  }

  private static List<String> usual(HostFacts host) {
    return host.mysqlDefaults().isEmpty()
        ? List.of("/etc/my.cnf", "/etc/mysql/my.cnf", "/usr/local/mysql/my.cnf")
        : host.mysqlDefaults();
  }

  private static boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 65536;
  }
}
