package dev.pairkeeper.web.api;

import dev.pairkeeper.lab.Lab;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must not change on the hosts of a lab while somebody only looks: files with owner, mode and
 * hash, variables, accounts, transactions, units and processes.
 */
record HostPrint(Map<String, List<String>> lines) {

  private static final String FILES =
      """
      for top in /etc /usr/local /usr/lib/systemd/system /usr/sbin /root /home /opt /srv /var/spool \
        /var/lib/second/etc
      do
        find "$top" -xdev ! -type d -printf '%p %m %u %T@ %l\\n'
        find "$top" -xdev -type f -exec sha256sum {} +
      done 2>/dev/null | sort
      find /tmp /var/tmp /run/keepalived.pid /run/systemd/system ! -path '*systemd-private*' \
        -printf '%p %m %u\\n' 2>/dev/null | sort
      systemctl show -p Id -p ActiveState -p MainPID -p NRestarts keepalived mysql mariadb
      systemctl list-unit-files --no-legend | sort
      """;
  private static final String VARIABLES =
      "SHOW GLOBAL VARIABLES WHERE Variable_name NOT IN ('timestamp', 'innodb_buffer_pool_load_now')";

  static HostPrint of(Lab lab) {
    Map<String, List<String>> lines = new TreeMap<>();
    for (String host : List.of("db1", "db2")) {
      lines.put(host + " files", lab.exec(host, FILES).lines().toList());
      lines.put(host + " variables", lab.sql(host, VARIABLES).lines().toList());
      lines.put(
          host + " accounts",
          lab.sql(host, "CHECKSUM TABLE mysql.db, mysql.tables_priv, mysql.proxies_priv")
              .lines()
              .toList());
      lines.put(host + " transactions", lab.sql(host, position(lab)).lines().toList());
    }
    return new HostPrint(lines);
  }

  private static String position(Lab lab) {
    return lab.info().flavor().equals("mysql97") ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS";
  }
}
