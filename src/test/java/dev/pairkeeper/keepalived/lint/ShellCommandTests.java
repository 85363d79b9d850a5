package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands of scripts are taken for. */
class ShellCommandTests {

  private static ScriptText script(String text) {
    return ScriptText.ofFile("#!/bin/sh\n" + text + "\n", Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkill keepalived",
        "pkill -9 -x keepalived",
        "sudo -n /usr/bin/pkill -f /usr/sbin/keepalived",
        "mysql -e x || killall keepalived",
        "killall -s KILL keepalived",
        "systemctl stop keepalived",
        "systemctl disable --now keepalived.service",
        "exec service keepalived stop",
        "/etc/rc.d/init.d/keepalived stop &",
        "kill `cat /var/run/keepalived.pid`",
        "kill -TERM \"$(pidof keepalived)\"",
        "KPID=$(pgrep -o keepalived); kill -15 ${KPID}",
        "pgrep keepalived | xargs -r kill",
        "sh -c \"pkill keepalived\"",
        "if ! mysql -e x; then { sleep 1; pkill keepalived; }; fi",
        "case $3 in FAULT) pkill keepalived;; esac"
      })
  void commandStopsKeepalived(String text) {
    assertThat(DaemonStop.in(script(text))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# pkill keepalived",
        "echo pkill keepalived",
        "logger 'not stopping keepalived: systemctl stop keepalived'",
        "killall -0 keepalived",
        "pkill -HUP keepalived",
        "kill -s USR1 $(cat /run/keepalived.pid)",
        "kill -$(keepalived --signum=DATA) $(cat /run/keepalived.pid)",
        "systemctl status keepalived",
        "systemctl reload keepalived",
        "systemctl restart keepalived",
        "systemctl disable keepalived",
        "systemctl stop keepalived_exporter",
        "pkill mysqld",
        "pgrep keepalived",
        "pkill my_keepalived_watcher",
        "kill $pid",
        "cat <<END\npkill keepalived\nEND",
        "pgrep keepalived; echo 1 | xargs kill"
      })
  void commandLeavesKeepalivedRunning(String text) {
    assertThat(DaemonStop.in(script(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -uroot -pgeheim -e x",
        "mysqladmin --password=geheim ping",
        "mysqldump --user=a '-pge heim' b",
        "MYSQL_PWD=geheim mysql -e x",
        "export MYSQL_PWD=geheim",
        "DB_PASS='geheim'",
        "mysql_password=geheim",
        "$MYSQL -uroot -pgeheim",
        "mysqlsh mysql://root:geheim@localhost"
      })
  void passwordIsSeenAndNotKept(String text) {
    assertThat(Password.in(script(text)))
        .hasValueSatisfying(found -> assertThat(found.form()).doesNotContain("geheim"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -p -e x",
        "mysql -P3306 -e x",
        "mysql -p\"$PW\" -e x",
        "mysql --password=$(cat /etc/pw) -e x",
        "MYSQL_PWD=$(cat /etc/pw) mysql -e x",
        "PASSFILE=/etc/pw",
        "PASSWORD=",
        "PASS=/etc/keepalived/pass",
        "OLDPWD=here",
        "pass=0",
        "PASS=true",
        "mkdir -p/var/run/x",
        "cp -pr a b",
        "# mysql -pgeheim",
        "mysql --defaults-extra-file=/etc/check.cnf --protocol=tcp"
      })
  void noPasswordIsSeen(String text) {
    assertThat(Password.in(script(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "killall -0 mysqld",
        "kill -0 $(cat /run/mysqld.pid)",
        "pidof mysqld > /dev/null || exit 1",
        "[ $(ps -C mysqld --no-header | wc -l) -gt 0 ]",
        "ss -ltn | grep -q ':3306 '",
        "timeout 1 nc -z localhost 3306",
        "systemctl is-active --quiet mysqld || { pkill keepalived; exit 1; }"
      })
  void checkOnlyLooksFromOutside(String text) {
    assertThat(BlindCheck.in(script(text))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pidof mysqld && mysqladmin ping",
        "killall -0 mysqld && /usr/local/bin/deep_check",
        "killall mysqld",
        "ps -C mysqld; python3 /opt/check.py",
        "pidof mysqld; sh /opt/check.sh",
        "exit 0",
        "mysql -e 'SELECT 1'"
      })
  void checkMayLookInside(String text) {
    assertThat(BlindCheck.in(script(text))).isEmpty();
  }
}
