package dev.pairkeeper.lab;

import java.util.Map;

/** Makes the pair of a MySQL 5.6 lab replicate by file and position, as before there were GTIDs. */
public final class FilePositions {

  private static final String WITHOUT_GTIDS =
      """
      printf '[mysqld]\\ngtid_mode = OFF\\nenforce_gtid_consistency = OFF\\n' >/etc/my.cnf.d/zzz-position.cnf
      mariadb -e 'STOP SLAVE'
      systemctl restart mysql\
      """;
  private static final String POSITION =
      "mariadb --batch --skip-column-names -e 'SHOW MASTER STATUS'";
  private static final Map<String, String> PEERS = Map.of("db1", "db2", "db2", "db1");

  private FilePositions() {}

  /** Until the lab's next reset; replication runs both ways when this returns. */
  public static void use(Lab lab) {
    PEERS.keySet().forEach(host -> lab.exec(host, WITHOUT_GTIDS));
    PEERS.forEach((host, peer) -> follow(lab, host, peer));
  }

  private static void follow(Lab lab, String host, String peer) {
    String[] position = lab.exec(peer, POSITION).split("\t", -1);
    lab.sql(
        host,
        ("STOP SLAVE; CHANGE MASTER TO MASTER_AUTO_POSITION = 0, MASTER_LOG_FILE = '%s',"
                + " MASTER_LOG_POS = %s; START SLAVE")
            .formatted(position[0], position[1]));
  }
}
