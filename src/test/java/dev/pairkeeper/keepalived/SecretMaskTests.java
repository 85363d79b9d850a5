package dev.pairkeeper.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** No secret is shown, whatever the text around it is. */
class SecretMaskTests {

  /** Ways in which files of the field give a password, which stands where the ~ is. */
  private static final List<String> PLACES =
      List.of(
          "auth_pass ~",
          "        auth_pass   \"~\"   # cluster",
          "authentication { auth_type PASS\n auth_pass ~\n}",
          "AUTH_PASS ~",
          "# auth_pass ~",
          "SSL {\n  password ~\n}",
          "digest ~",
          "mysql -uroot -p~ -e 'select 1'",
          "mysql -uroot -p'~' -e 'select 1'",
          "mysqladmin -u root -p\"~\" ping",
          "  $MYSQL_BIN -uroot \\\n    -p~ \\\n    -e x",
          "mysql -sNp~ -e x",
          "mysql -u root --password=~ -e x",
          "mysql -u root --password='~' -e x",
          "mysqladmin --password ~ ping",
          "MYSQL_PWD=~ mysql -e x",
          "export MYSQL_PWD='~'; mysql",
          "MYSQL_PASS=\"~\"",
          "readonly DB_PASSWORD=~",
          "mysql_password=~",
          "[client]\npassword = ~\nuser = x",
          "[client]\npassword=~",
          "password: ~",
          "  \"password\": \"~\",",
          "'passwd' => '~',",
          "conn = connect(host='h', passwd='~')",
          "CREATE USER x IDENTIFIED BY '~';",
          "create user x identified with mysql_native_password by '~' require ssl",
          "CHANGE MASTER TO MASTER_USER='r', MASTER_PASSWORD='~', MASTER_HOST='h'",
          "SET PASSWORD = PASSWORD('~')",
          "if [ \"$PASSWORD\" != \"~\" ]; then",
          "sshpass -p ~ ssh host",
          "sshpass -p'~' ssh host",
          "curl -u admin:~ http://h/",
          "curl --user 'admin:~' http://h/",
          "curl http://admin:~@host/path",
          "curl -H 'Authorization: Bearer ~' http://h/",
          "api_key: ~",
          "PASS=\\\n~",
          "PASS=\"one\n~\"",
          "P=~\nmysql -uroot -p$P",
          "P='~'\nmysql -uroot --password=\"${P}\"",
          "$AUTH=~\nauth_pass ${AUTH}",
          "-----BEGIN OPENSSH PRIVATE KEY-----\nxx\n~\n-----END OPENSSH PRIVATE KEY-----",
          "PASS=~\nmysql --login root ~");

  @Property(tries = 2000)
  void noSecretOfTheInputAppearsInTheOutput(
      @ForAll("secrets") String secret,
      @ForAll("places") String place,
      @ForAll("texts") String text) {
    String full = text + "\n" + place.replace("~", secret) + "\n" + text;

    String masked = SecretMask.of(List.of(full)).apply(full);

    assertThat(masked).doesNotContain(secret).contains("••••");
    assertThat(masked.lines().count()).isEqualTo(full.lines().count());
  }

  @Property(tries = 500)
  void secretOfOneFileIsMaskedInTheOthers(@ForAll("secrets") String secret) {
    String option = "[client]\npassword = " + secret + "\n";
    String script = "login root " + secret + " now\n";

    assertThat(SecretMask.of(List.of(option, script)).apply(script))
        .isEqualTo("login root •••• now\n");
  }

  @Property
  void anyTextIsMaskedWithoutAnExceptionAndKeepsItsLines(
      @ForAll @StringLength(max = 400) String text) {
    String masked = SecretMask.of(List.of(text)).apply(text);
    assertThat(masked.chars().filter(c -> c == '\n').count())
        .isEqualTo(text.chars().filter(c -> c == '\n').count());
  }

  @Example
  void whatIsNoSecretStays() {
    String text =
        """
        ! Pair of the shop
        global_defs {
            router_id db1
            enable_script_security
            script_user root
        }
        vrrp_script mysql {
            script "/etc/keepalived/check-mysql.sh"
            interval 1
        }
        vrrp_instance VI_1 {
            state BACKUP
            nopreempt
            authentication {
                auth_type PASS
                auth_pass ••••
            }
            virtual_ipaddress {
                10.0.0.100/24 dev eth0
            }
        }
        exec timeout -k 1 2 /usr/bin/mysql --defaults-extra-file=/etc/keepalived/check.cnf \\
          --connect-timeout=2 --batch -e 'SELECT 1' -P 3306 >/dev/null 2>&1
        mkdir -p /run/x && logger -t lab-notify "$state: $statement"
        [ -z "$PASSWORD" ] && exit 1
        """;
    assertThat(SecretMask.of(List.of(text)).apply(text)).isEqualTo(text);
  }

  @Example
  void equalSecretsAreMaskedTheSame() {
    String text = "auth_pass one\nPASS='two' # x\n";
    assertThat(SecretMask.of(List.of(text)).apply(text))
        .isEqualTo("auth_pass ••••\nPASS=•••• # x\n");
  }

  @Example
  void hugeTextsOfOnePatternAreMaskedInTime() {
    Stream.of(
            "pass",
            "password ",
            "PASS=\"",
            "-p'",
            "a\\",
            "://a:",
            "\"'",
            "mysql -",
            "identified by ",
            "PASS=$A",
            "auth_pass ",
            "digest x\n",
            "password=\"\n",
            "-u",
            " ",
            "passpass=a ")
        .map(part -> part.repeat(65_536 / part.length()))
        .forEach(text ->
            assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> SecretMask.of(List.of(text, text)).apply(text),
                text.substring(0, 20)));
  }

  @Provide
  Arbitrary<String> secrets() {
    Arbitrary<String> first = Arbitraries.strings().withCharRange('A', 'Z').ofLength(1);
    Arbitrary<String> rest =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars("!%+,.:?^_@#*~-")
            .ofMinLength(9)
            .ofMaxLength(24);
    Arbitrary<String> last = Arbitraries.strings().numeric().ofLength(1);
    return net.jqwik.api.Combinators.combine(first, rest, last).as((a, b, c) -> a + b + c);
  }

  @Provide
  Arbitrary<String> places() {
    return Arbitraries.of(PLACES);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
        "",
        "vrrp_instance VI_1 {\n  state BACKUP\n}",
        "# don't change the cluster's password",
        "echo \"it's $HOME\"",
        "password: don't",
        "{ [ ' \" ` $ \\",
        "mysql -e \"select 'a'\"");
  }

  @Example
  void sentenceAboutASecretKeepsItsWords() {
    SecretMask mask = SecretMask.of(List.of("mysql -pgeheimes-wort"));

    assertThat(mask.applyToSentence("check has a password: anybody sees geheimes-wort."))
        .isEqualTo("check has a password: anybody sees ••••.");
  }
}
