package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the panel's account needs to set a pair up, and what it lacks of that. */
final class Privileges {

  private static final Pattern GLOBAL =
      Pattern.compile("GRANT (.+) ON \\*\\.\\* TO .*", Pattern.CASE_INSENSITIVE);
  private static final String GRANT_OPTION = "GRANT OPTION";

  /** Of ALL PRIVILEGES those that every version spells so. */
  private static final List<String> FOR_LOADING =
      List.of(
          "UPDATE",
          "ALTER",
          "INDEX",
          "REFERENCES",
          "LOCK TABLES",
          "EXECUTE",
          "CREATE VIEW",
          "SHOW VIEW",
          "CREATE ROUTINE",
          "ALTER ROUTINE",
          "EVENT",
          "TRIGGER",
          "SHUTDOWN",
          "FILE",
          "SHOW DATABASES",
          "CREATE TEMPORARY TABLES",
          "CREATE TABLESPACE");

  private Privileges() {}

  /** How data are copied. */
  enum Copying {
    NOT,
    BY_CLONE,
    /** The copy's account may do everything, and nobody gives what he has not got. */
    BY_DUMP
  }

  /** By their names in GRANT; none when there is an {@code ALL PRIVILEGES}. */
  static List<String> missing(ServerVersion version, List<String> grants, Copying copying) {
    Set<String> held = new TreeSet<>();
    boolean all = false;
    for (String grant : grants) {
      Matcher global = GLOBAL.matcher(grant);
      if (!global.matches()) {
        continue;
      }
      if (grant.toUpperCase(Locale.ROOT).contains("WITH GRANT OPTION")) {
        held.add(GRANT_OPTION);
      }
      for (String name : global.group(1).split(",", -1)) {
        String word = name.strip().toUpperCase(Locale.ROOT);
        all |= word.equals("ALL PRIVILEGES") || word.equals("ALL");
        held.add(word);
      }
    }
    boolean everything = all;
    return needed(version, copying).stream()
        .filter(name -> !held.contains(name))
        .filter(name -> !everything || name.equals(GRANT_OPTION))
        .toList();
  }

  /** As the README lists them. */
  static List<String> needed(ServerVersion version, Copying copying) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "SELECT",
                "INSERT",
                "DELETE",
                "CREATE",
                "DROP",
                "RELOAD",
                "PROCESS",
                "CREATE USER",
                "REPLICATION SLAVE",
                GRANT_OPTION));
    if (version.flavor() == Flavor.MARIADB && version.isAtLeast(10, 5, 2)) {
      names.addAll(
          List.of(
              "BINLOG ADMIN",
              "REPLICATION SLAVE ADMIN",
              "REPLICATION MASTER ADMIN",
              "READ_ONLY ADMIN",
              "CONNECTION ADMIN"));
      names.add(version.isAtLeast(10, 5, 9) ? "SLAVE MONITOR" : "REPLICATION SLAVE ADMIN");
    } else if (version.flavor() == Flavor.MYSQL && version.isAtLeast(8, 0, 16)) {
      names.addAll(
          List.of(
              "SYSTEM_VARIABLES_ADMIN",
              "REPLICATION_SLAVE_ADMIN",
              "CONNECTION_ADMIN",
              "SYSTEM_USER",
              "REPLICATION CLIENT"));
      if (copying == Copying.BY_CLONE) {
        names.addAll(List.of("BACKUP_ADMIN", "CLONE_ADMIN"));
      }
    } else {
      names.addAll(List.of("SUPER", "REPLICATION CLIENT"));
    }
    if (copying == Copying.BY_DUMP) {
      names.addAll(FOR_LOADING);
    }
    return names;
  }

  /** The statement that gives what is missing. */
  static String grant(List<String> missing, String user) {
    String names =
        missing.stream()
            .filter(name -> !name.equals(GRANT_OPTION))
            .collect(Collectors.joining(", "));
    return "GRANT %s ON *.* TO %s%s;"
        .formatted(
            names.isEmpty() ? "USAGE" : names,
            SqlText.account(user, "%"),
            missing.contains(GRANT_OPTION) ? " WITH GRANT OPTION" : "");
  }
}
