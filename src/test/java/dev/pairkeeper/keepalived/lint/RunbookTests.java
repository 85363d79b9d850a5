package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found in configurations as hand-written runbooks have them. */
class RunbookTests {

  private static List<String> rulesIn(String text, Map<String, ScriptFact> scripts) {
    HostFacts facts = new HostFacts(null, null, null, scripts, null, null, null);
    LintedNode node =
        new LintedNode(
            "H1", ConfigurationParser.parse(Sources.of("keepalived.conf", text), "H1"), facts);
    return Linter.lint(new LintedPair(List.of(node), null)).stream().map(Finding::rule).toList();
  }

  private static ScriptFact script(String mode, String text) {
    return new ScriptFact(true, mode, "root", text);
  }

  @Test
  void checkThatKillsOnALaggingReplica() {
    String text =
        """
        vrrp_script chk_mysql {
            script "/etc/keepalived/check_mysql.sh"
            interval 10
        }
        vrrp_instance VI_1 {
            state BACKUP
            nopreempt
            interface ens33
            virtual_router_id 51
            priority 100
            virtual_ipaddress {
                192.168.222.138
            }
            track_script {
                chk_mysql
            }
        }
        virtual_server 192.168.222.138 3306 {
            delay_loop 2
            lb_algo wrr
            lb_kind DR
            protocol TCP
            real_server 192.168.222.132 3306 {
                weight 3
                notify_down /etc/keepalived/check_mysql.sh
                TCP_CHECK {
                    connect_timeout 10
                }
            }
        }
        """;
    String check =
        """
        #!/bin/bash
        MYSQL="/usr/bin/mysql -uroot -p123456"
        result=(`/usr/bin/mysql -uroot -p123456 -e "show slave status\\G" | egrep 'Running|Behind' | awk '{print $2}'`)
        if [ "${result[0]}" == "No" ] || [ "${result[1]}" == "No" ] || [ ${result[2]} -ge 120 ]; then
            pkill keepalived
        fi
        """;
    assertThat(rulesIn(text, Map.of("/etc/keepalived/check_mysql.sh", script("0755", check))))
        .contains(
            "script-stops-keepalived",
            "check-follows-replication",
            "password-in-command",
            "check-without-time-limit",
            "check-slow",
            "script-security-off",
            "virtual-server-on-node",
            "down-script-repeats-check",
            "check-blind-to-hang");
  }

  @Test
  void checkThatAsksWhetherTheProcessIsThere() {
    String text =
        """
        global_defs {
            router_id MySQL-HA
        }
        vrrp_script check_run {
            script "/usr/bin/killall -0 mysqld"
            interval 60
        }
        vrrp_instance VI_1 {
            state MASTER
            advert_int 5
            track_script {
                check_run
            }
        }
        """;
    assertThat(rulesIn(text, Map.of()))
        .contains("check-blind-to-hang", "check-slow", "script-security-off");
  }

  @Test
  void scriptThatIsThereUnderAnotherNameAndWithoutItsRunBit() {
    String text =
        """
        vrrp_instance VI_1 {
            virtual_ipaddress {
                10.10.10.25/24
            }
            notify_stop /etc/keepalived/mysql.sh
        }
        virtual_server 10.10.10.25 3306 {
            lb_kind DR
            real_server 10.10.10.21 3306 {
                notify_down /etc/keepalived/mysql_down.sh
            }
        }
        """;
    Map<String, ScriptFact> scripts =
        Map.of(
            "/etc/keepalived/mysql.sh",
            script("0666", "#!/bin/sh\npkill keepalived\n"),
            "/etc/keepalived/mysql_down.sh",
            new ScriptFact(false, "", "", null));
    assertThat(rulesIn(text, scripts))
        .contains(
            "instance-without-check",
            "virtual-server-on-node",
            "script-missing",
            "script-not-executable",
            "script-writable-by-others",
            "script-stops-keepalived");
  }
}
