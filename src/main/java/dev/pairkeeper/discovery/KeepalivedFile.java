package dev.pairkeeper.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where keepalived's configuration may be: as it was started, as it is built, by its prefix. */
final class KeepalivedFile {

  /** Where packages put options that their unit or script reads. */
  static final List<String> OPTIONS =
      List.of("/etc/sysconfig/keepalived", "/etc/default/keepalived");

  private static final String USUAL = "/etc/keepalived/keepalived.conf";
  private static final Pattern IN_TEXT =
      Pattern.compile("(?m)^[^#\\n]*(?:\\s|[\"'=])(?:-\\w*f[ ]?|--use-file[= ])(/[^\\s\"']+)");
  private static final Pattern SHORT = Pattern.compile("-[A-Za-z]*f(.*)");
  private static final Pattern PREFIX = Pattern.compile("(/.+)/sbin/keepalived");

  private KeepalivedFile() {}

  /** Paths in the order in which they count, each with what told it. */
  static List<Told<String>> candidates(HostFacts host, HostFiles files) {
    List<Told<String>> candidates = new ArrayList<>();
    host.keepalived()
        .flatMap(process -> argument(process.arguments(), "use-file", SHORT))
        .ifPresent(path -> candidates.add(new Told<>(path, "command line of keepalived")));
    host.unit(HostFacts.KEEPALIVED)
        .flatMap(unit -> argument(unit.arguments(), "use-file", SHORT))
        .ifPresent(path -> candidates.add(new Told<>(path, "unit keepalived.service")));
    if (host.keepalived().isEmpty()) {
      OPTIONS.forEach(file -> fromText(file, files).ifPresent(candidates::add));
    }
    host.keepalivedDefaults()
        .forEach(path -> candidates.add(new Told<>(path, "keepalived's built-in path")));
    byPrefix(host).forEach(path -> candidates.add(new Told<>(path, "by keepalived's prefix")));
    candidates.add(new Told<>(USUAL, "keepalived's usual path"));
    return candidates.stream().filter(candidate -> candidate.value().startsWith("/")).toList();
  }

  /** Which lines behind {@code @name} count there (keepalived(8), {@code --config-id}). */
  static String configurationId(HostFacts host) {
    return host.keepalived()
        .flatMap(process ->
            argument(process.arguments(), "config-id", Pattern.compile("-[A-Za-z]*i(.*)")))
        .orElse(host.hostName());
  }

  private static List<String> byPrefix(HostFacts host) {
    Optional<String> running =
        host.keepalived()
            .flatMap(process ->
                Optional.ofNullable(process.executable()).or(() -> first(process.arguments())));
    return running
        .or(() -> host.unit(HostFacts.KEEPALIVED).flatMap(unit -> first(unit.arguments())))
        .stream()
        .map(PREFIX::matcher)
        .filter(Matcher::matches)
        .filter(match -> !match.group(1).equals("/usr"))
        .map(match -> match.group(1) + USUAL)
        .toList();
  }

  private static Optional<Told<String>> fromText(String file, HostFiles files) {
    return Optional.ofNullable(files.text(file))
        .map(IN_TEXT::matcher)
        .filter(Matcher::find)
        .map(match -> new Told<>(match.group(1), file));
  }

  private static Optional<String> argument(
      List<String> arguments, String longOption, Pattern shortOption) {
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      Matcher joined = shortOption.matcher(argument);
      if (argument.startsWith("--" + longOption + "=")) {
        return Optional.of(argument.substring(longOption.length() + 3));
      } else if (argument.equals("--" + longOption)
          || (joined.matches() && joined.group(1).isEmpty())) {
        return i + 1 < arguments.size() ? Optional.of(arguments.get(i + 1)) : Optional.empty();
      } else if (joined.matches() && joined.group(1).startsWith("/")) {
        return Optional.of(joined.group(1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> first(List<String> words) {
    return words.stream().findFirst();
  }
}
