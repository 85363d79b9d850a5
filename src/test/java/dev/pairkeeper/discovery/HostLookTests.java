package dev.pairkeeper.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class HostLookTests {

  private static final String PORT_3309 = "[mysqld]\nport = 3309  # the second one\n";

  @Test
  void keepalivedsFileIsTheOneItWasStartedWith() {
    assertThat(
            file(
                host()
                    .runs("keepalived", null, "keepalived", "-D", "-f", "/opt/ka.conf")
                    .file("/opt/ka.conf", "")))
        .isEqualTo("/opt/ka.conf");
    assertThat(
            file(
                host()
                    .runs("keepalived", null, "keepalived", "-Df", "/opt/ka.conf")
                    .file("/opt/ka.conf", "")))
        .isEqualTo("/opt/ka.conf");
    assertThat(
            file(
                host()
                    .runs("keepalived", null, "keepalived", "--use-file=/opt/ka.conf")
                    .file("/opt/ka.conf", "")))
        .isEqualTo("/opt/ka.conf");
  }

  @Test
  void unitTellsTheFileOfAKeepalivedThatIsStopped() {
    String unit =
        """
        Id=keepalived.service
        LoadState=loaded
        ActiveState=inactive
        ExecStart={ path=/usr/local/sbin/keepalived ; argv[]=/usr/local/sbin/keepalived -f /srv/ka.conf -D ; ignore_errors=no }
        """;

    assertThat(
            file(
                host()
                    .unit(unit)
                    .file("/srv/ka.conf", "")
                    .file("/etc/keepalived/keepalived.conf", "")))
        .isEqualTo("/srv/ka.conf");
  }

  @Test
  void packagedOptionsTellTheFileOfAKeepalivedThatIsStopped() {
    assertThat(
            file(
                host()
                    .file(
                        "/etc/sysconfig/keepalived",
                        "# -f /no.conf\nKEEPALIVED_OPTIONS=\"-D -f /yes.conf\"\n")
                    .file("/yes.conf", "")))
        .isEqualTo("/yes.conf");
  }

  @Test
  void keepalivedOfAnotherPrefixHasItsFileThere() {
    assertThat(
            file(
                host()
                    .runs("keepalived", null, "/usr/local/keepalived/sbin/keepalived", "-D")
                    .file("/usr/local/keepalived/etc/keepalived/keepalived.conf", "")))
        .isEqualTo("/usr/local/keepalived/etc/keepalived/keepalived.conf");
  }

  @Test
  void linesForAnotherHostDoNotCount() {
    HostLook look =
        host().keepalived("vrrp_instance V {\n@db1 priority 100\n@db2 priority 90\n}\n").look();

    assertThat(look.keepalived().orElseThrow().instances().getFirst().priority()).isEqualTo(100);
  }

  @Test
  void portComesFromTheFilesThatTheServerReads() {
    List<LocalServer> servers =
        host()
            .runs("mysqld", "mysql", "/usr/sbin/mysqld")
            .runs("mysqld", "mysqld@b", "/usr/sbin/mysqld", "--defaults-file=/etc/b.cnf")
            .runs("mysqld", null, "/usr/sbin/mysqld", "--port=3310")
            .file("/etc/mysql/my.cnf", "[mysqld]\n!includedir /etc/mysql/conf.d/\n")
            .file("/etc/mysql/conf.d/port.cnf", "[client]\nport=1\n[mysqld]\nport='3308'\n")
            .file("/etc/b.cnf", PORT_3309)
            .look()
            .servers();

    assertThat(servers)
        .extracting(server -> server.port().value())
        .containsExactly(3308, 3309, 3310);
    assertThat(servers.get(1).port().place()).isEqualTo("/etc/b.cnf line 2");
    assertThat(servers.get(1).configFile().value()).isEqualTo("/etc/b.cnf");
    assertThat(servers.getFirst().configFile().value()).isEqualTo("/etc/mysql/my.cnf");
  }

  @Test
  void scriptInInitDIsTheServiceWhereThereIsNoSystemd() {
    List<LocalServer> servers =
        host()
            .withoutSystemd("mysqld", "keepalived")
            .runs("mysqld", null, "/usr/sbin/mysqld")
            .look()
            .servers();

    assertThat(servers.getFirst().unit()).isEqualTo(new Told<>("mysqld", "/etc/init.d/mysqld"));
  }

  @Test
  void checkScriptTellsWhichOfSeveralServersIsThePairs() {
    assertThat(
            port(
                twoServers("script \"/etc/keepalived/check.sh\"")
                    .file("/etc/keepalived/check.sh", "mysqladmin -uroot -P3309 ping\n")))
        .isEqualTo(3309);
    assertThat(port(twoServers("script \"/usr/bin/mysqladmin --port=3306 ping\""))).isEqualTo(3306);
    assertThat(
            port(
                twoServers("script \"/etc/keepalived/check.sh\"")
                    .file(
                        "/etc/keepalived/check.sh",
                        "mysql --defaults-extra-file=/etc/keepalived/c.cnf -e 'SELECT 1'\n")
                    .file("/etc/keepalived/c.cnf", "[client]\nport=3309\n")))
        .isEqualTo(3309);
  }

  @Test
  void socketOfTheCheckTellsToo() {
    MadeUpNode node =
        twoServers("script \"/usr/bin/mysqladmin -S /srv/b/mysql.sock ping\"")
            .file("/etc/b.cnf", PORT_3309 + "socket = /srv/b/mysql.sock\n");

    assertThat(port(node)).isEqualTo(3309);
  }

  @Test
  void checkOfTheNamedVipCountsBeforeOthers() {
    MadeUpNode node = twoVips("/usr/bin/mysqladmin -P 3306 ping");
    InetAddress ofB = InetAddress.ofLiteral("10.0.0.101");
    assertThat(ServerChoice.of(node.look(), ofB, null, "").orElseThrow().value()).isEqualTo(3309);
    assertThat(ServerChoice.of(node.look(), null, null, "")).isEmpty();
  }

  @Test
  void serverThatOnlyAnotherVipDependsOnIsNotThePairs() {
    MadeUpNode node = twoVips("/etc/keepalived/check.sh");
    InetAddress ofA = InetAddress.ofLiteral("10.0.0.100");
    assertThat(ServerChoice.of(node.look(), ofA, null, "").orElseThrow().value()).isEqualTo(3306);
  }

  @Test
  void serverThatWasStartedByHandIsInNoUnitOfItsOwn() {
    MadeUpNode node =
        host()
            .unit(
                "Id=ssh.service\nLoadState=loaded\nExecStart={ path=/usr/sbin/sshd ; argv[]=/usr/sbin/sshd -D ; }\n")
            .unit(
                "Id=orders.service\nLoadState=loaded\nExecStart={ path=/opt/bin/mysqld_safe ; argv[]=/opt/bin/mysqld_safe ; }\n")
            .runs("mysqld", "ssh", "/usr/sbin/mysqld")
            .runs("mysqld", "orders", "/usr/sbin/mysqld", "--port=3309");

    assertThat(node.look().servers().getFirst().unit()).isNull();
    assertThat(node.look().servers().getLast().unit().value()).isEqualTo("orders");
  }

  @Test
  void virtualServerTellsWhichOfSeveralServersIsThePairs() {
    MadeUpNode node =
        servers()
            .keepalived("virtual_server 10.0.0.100 3309 {\nreal_server 10.0.0.1 3309 {\n}\n}\n");

    assertThat(port(node)).isEqualTo(3309);
  }

  @Test
  void severalServersThatNothingTellsApartAreLeftOpen() {
    assertThat(ServerChoice.of(servers().look(), null, null, "")).isEmpty();
    assertThat(ServerChoice.of(servers().look(), null, 3309, "as given"))
        .hasValue(new Told<>(3309, "as given"));
  }

  @Test
  void includesAndScriptsAreWished() {
    HostLook look =
        host()
            .keepalived(
                "include conf.d/*.conf\nvrrp_script c { script \"/usr/local/bin/check.sh 3309\"\n}\n")
            .look();

    assertThat(FileWishes.of(look))
        .contains("/etc/keepalived/conf.d/*.conf", "/usr/local/bin/check.sh")
        .doesNotContain("/usr/sbin/keepalived");
  }

  private static MadeUpNode host() {
    return MadeUpNode.first("db1", "10.0.0.1");
  }

  private static MadeUpNode servers() {
    return host()
        .runs("mysqld", "mysql", "/usr/sbin/mysqld")
        .runs("mysqld", "mysqld@b", "/usr/sbin/mysqld", "--defaults-file=/etc/b.cnf")
        .file("/etc/b.cnf", PORT_3309);
  }

  private static MadeUpNode twoServers(String script) {
    return servers().keepalived("vrrp_script c {\n" + script + "\n}\n");
  }

  private static MadeUpNode twoVips(String checkOfA) {
    return servers()
        .keepalived(
            """
            vrrp_script a { script "%s"
            }
            vrrp_script b { script "/usr/bin/mysqladmin -P 3309 ping"
            }
            vrrp_instance A {
              virtual_ipaddress { 10.0.0.100/24
              }
              track_script { a
              }
            }
            vrrp_instance B {
              virtual_ipaddress { 10.0.0.101/24
              }
              track_script { b
              }
            }
            """
                .formatted(checkOfA));
  }

  private static int port(MadeUpNode node) {
    return ServerChoice.of(node.look(), null, null, "").orElseThrow().value();
  }

  private static String file(MadeUpNode node) {
    return node.look().keepalivedFile().orElseThrow().value();
  }
}
