package dev.pairkeeper.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An option file of the server's or a client's (MySQL 9 manual, section 'Using Option Files'). */
final class OptionFile {

  /** What stands behind a folder to mean the files in it that count. */
  static final String FOLDER = "/*.cnf";

  private static final Pattern GROUP = Pattern.compile("\\s*\\[([^]]*)].*");
  private static final Pattern OPTION = Pattern.compile("\\s*([\\w-]+)\\s*=\\s*(.*)");
  private static final Pattern INCLUDE = Pattern.compile("\\s*!include(dir)?\\s+(/\\S+)\\s*");

  private final String path;
  private final Map<String, Map<String, Told<String>>> groups = new LinkedHashMap<>();
  private final List<String> includes = new ArrayList<>();

  OptionFile(String path, String text) {
    this.path = path;
    String group = "";
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher heading = GROUP.matcher(lines.get(i));
      if (heading.matches()) {
        group = heading.group(1).strip();
      } else {
        read(group, lines.get(i), i + 1);
      }
    }
  }

  /** Patterns of further files that it names. */
  List<String> includes() {
    return List.copyOf(includes);
  }

  /** The last value of an option in any of the groups. */
  Optional<Told<String>> option(Set<String> fromGroups, String option) {
    return groups.entrySet().stream()
        .filter(group -> fromGroups.contains(group.getKey()))
        .map(Map.Entry::getValue)
        .filter(options -> options.containsKey(option))
        .map(options -> options.get(option))
        .reduce((earlier, later) -> later);
  }

  private void read(String group, String line, int number) {
    Matcher include = INCLUDE.matcher(line);
    Matcher option = OPTION.matcher(line);
    if (include.matches()) {
      includes.add(include.group(1) == null ? include.group(2) : folder(include.group(2)));
    } else if (option.matches()) {
      groups
          .computeIfAbsent(group, _ -> new LinkedHashMap<>())
          .put(option.group(1).replace('_', '-'), new Told<>(value(option), place(number)));
    }
  }

  private static String folder(String path) {
    return path.replaceFirst("/+$", "") + FOLDER;
  }

  private String place(int line) {
    return "%s line %d".formatted(path, line);
  }

  private static String value(Matcher option) {
    String value = option.group(2).replaceFirst("\\s+#.*$", "").strip();
    boolean quoted =
        value.length() > 1
            && value.charAt(0) == value.charAt(value.length() - 1)
            && "'\"".indexOf(value.charAt(0)) >= 0;
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
