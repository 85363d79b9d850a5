package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.Inclusion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files of a host would tell more, given what is known of it. */
final class FileWishes {

  private static final Pattern BINARIES =
      Pattern.compile("/(?:usr/)?(?:s?bin|lib|lib64)/.*|/(?:dev|proc|sys)/.*");

  private FileWishes() {}

  /** Absolute paths, maybe with wildcards; asking for a file twice tells nothing new. */
  static List<String> of(HostLook look) {
    Set<String> wanted = new LinkedHashSet<>(KeepalivedFile.OPTIONS);
    KeepalivedFile.candidates(look.facts(), look.files()).forEach(file -> wanted.add(file.value()));
    wanted.addAll(LocalServer.optionFiles(look.facts(), look.files()));
    look.keepalived()
        .ifPresent(keepalived -> {
          keepalived.configuration().inclusions().stream()
              .map(Inclusion::path)
              .forEach(wanted::add);
          wanted.addAll(CheckScripts.all(keepalived, look.files()).wanted());
        });
    return wanted.stream().filter(FileWishes::isWorthReading).toList();
  }

  private static boolean isWorthReading(String path) {
    return path.startsWith("/")
        && path.length() < 1000
        && path.indexOf('\0') < 0
        && !BINARIES.matcher(path).matches();
  }
}
