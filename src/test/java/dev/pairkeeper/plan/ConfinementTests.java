package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What SELinux and AppArmor on the hosts of a set-up mean for it; db1 has the profile. */
@NullUnmarked
class ConfinementTests {

  private static final String READS_ITS_FOLDER = "/etc/mysql/** r,";

  private final BarePair pair = new BarePair();

  @Test
  void serverThatMayNotReadItsNewOptionFileIsRefusedWithTheLinesToAdd() {
    enforced("mysqld", "/etc/my.cnf r,\n/etc/mysql/conf.d/** r,");

    assertThat(((Refused) decide()).reasons())
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.code()).isEqualTo("APPARMOR_FORBIDS");
          assertThat(reason.message()).contains("mysqld on db1", "/etc/mysql/mysql.conf.d");
          assertThat(reason.cure())
              .contains("/etc/mysql/mysql.conf.d/** r,", "-r /etc/apparmor.d/usr.sbin.mysqld");
        });
  }

  @Test
  void serverThatMayReadItIsNotSpokenOf() {
    List<String> without = warnings();
    enforced("mysqld", READS_ITS_FOLDER);

    assertThat(warnings()).isEqualTo(without);
  }

  @Test
  void profileThatOnlyComplainsIsNotSpokenOf() {
    List<String> without = warnings();
    pair.db1().profiles = List.of(new AppArmorProfile("mysqld", false, null, "/proc/** r,"));

    assertThat(warnings()).isEqualTo(without);
  }

  @Test
  void profileThatCouldNotBeReadIsWarnedOf() {
    enforced("mariadbd", null);

    assertThat(warnings()).anyMatch(it -> it.contains("AppArmor confines mariadbd on db1"));
  }

  @Test
  void confinedKeepalivedIsWarnedOf() {
    enforced("keepalived", READS_ITS_FOLDER);

    assertThat(warnings()).anyMatch(it -> it.contains("AppArmor confines keepalived on db1"));
  }

  @Test
  void enforcingSelinuxIsWarnedOf() {
    pair.db2().selinux = "Enforcing";

    assertThat(warnings()).anyMatch(it -> it.startsWith("SELinux is enforcing on db2"));
  }

  private void enforced(String program, String rules) {
    String file = rules == null ? null : "/etc/apparmor.d/usr.sbin." + program;
    pair.db1().profiles = List.of(new AppArmorProfile(program, true, file, rules));
  }

  private List<String> warnings() {
    return ((Plan) decide()).warnings();
  }

  private Decision decide() {
    return pair.plan(new SetUp(null, false, false, null));
  }
}
