package dev.pairkeeper.mysql;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How managed servers are talked to.
 *
 * @param heartbeatTable a table such as {@code percona.heartbeat} that pt-heartbeat keeps with
 *     {@code --utc}; read for the lag where a server has no commit timestamps; null to do without
 * @param tls whether connections are encrypted
 */
@ConfigurationProperties("pairkeeper.mysql")
record MysqlSettings(@Nullable String heartbeatTable, @DefaultValue("PREFERRED") Tls tls) {

  private static final Pattern QUALIFIED_NAME =
      Pattern.compile("[A-Za-z0-9_$]{1,64}\\.[A-Za-z0-9_$]{1,64}");

  /** Encryption of connections to managed servers; certificates are not verified. */
  enum Tls {
    /** Wherever the server offers a version that this Java speaks. */
    PREFERRED,
    /** Never; saves about 2 ms of CPU for each log-in. */
    DISABLED
  }

  MysqlSettings {
    if (heartbeatTable != null && !QUALIFIED_NAME.matcher(heartbeatTable).matches()) {
      throw new IllegalArgumentException(
          "pairkeeper.mysql.heartbeat-table must be database.table, was '" + heartbeatTable + "'");
    }
  }
}
