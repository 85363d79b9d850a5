package dev.pairkeeper.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.MysqlEndpoint;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class HostServicesTests {

  private static final String UNIT = "Id=keepalived.service\nLoadState=loaded\nExecStart={ }\n";

  private final MadeUpNode host = MadeUpNode.first("db1", "10.0.0.1");

  @Test
  void keepalivedsServiceIsItsUnit() {
    host.runs("keepalived", "keepalived@eth0", "/usr/sbin/keepalived").unit(UNIT);

    assertThat(keepalivedService()).isEqualTo("keepalived@eth0");
  }

  @Test
  void unitOfWhoeverStartedKeepalivedByHandIsNotItsService() {
    host.runs("keepalived", "ssh", "/usr/sbin/keepalived").unit(UNIT);

    assertThat(keepalivedService()).isEqualTo("keepalived");
  }

  @Test
  void withoutSystemdItIsTheScript() {
    host.runs("keepalived", "ssh", "/usr/sbin/keepalived").withoutSystemd("mariadb", "keepalived");

    assertThat(keepalivedService()).isEqualTo("keepalived");
  }

  @Test
  void keepalivedThatNoServiceRunsHasNone() {
    host.runs("keepalived", "ssh", "/usr/sbin/keepalived");

    assertThat(keepalivedService()).isNull();
  }

  private String keepalivedService() {
    return new HostServices(host.look(), new MysqlEndpoint(3306, "pk", null, null, null))
        .keepalivedService();
  }
}
