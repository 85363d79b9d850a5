package dev.pairkeeper.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever somebody put onto a host, discovery reads it as text and goes on. */
@NullUnmarked
class HostileHostTests {

  @Test
  void answerThatIsNoiseTellsNothingAndThrowsNothing() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      String answer =
          "process mysqld " + new String(noise, StandardCharsets.ISO_8859_1) + "\nfile a b\nunit";
      HostAnswer read = new HostAnswer(answer);
      read.addTo(new HostFiles());
      assertThat(read.whole()).isFalse();
      assertThat(read.facts().userName()).isEmpty();
    }
  }

  @Test
  void lineBreaksInAFilesNameDoNotForgeLines() {
    HostAnswer answer =
        new HostAnswer("file %s %s\nend\n".formatted(base64("/etc/x\nuser cm9vdA=="), base64("a")));
    HostFiles files = new HostFiles();
    answer.addTo(files);

    assertThat(files.paths()).containsExactly("/etc/x\nuser cm9vdA==");
    assertThat(answer.facts().userName()).isEmpty();
  }

  @Test
  void controlCharactersDoNotReachSentences() {
    String configuration =
        "vrrp_instance \"V\u001b[31m\u202e\" {\ninterface \"eth0\u0007\"\nvirtual_router_id 51\n}\n";
    Proposal found =
        Proposals.of(
            MadeUpNode.first("db1\u001b]0;x\u0007", "10.0.0.1").keepalived(configuration),
            MadeUpNode.second("db2", "10.0.0.2").keepalived(configuration));

    assertThat(found.readings())
        .allSatisfy(reading -> {
          assertThat(reading.value() + reading.readFrom())
              .doesNotContain("\u001b", "\u0007", "\u202e");
        });
    assertThat(found.untold().toString()).doesNotContain("\u001b");
  }

  @Test
  void numbersBeyondAnySenseAreLeftToTheRegistry() {
    String configuration =
        """
        vrrp_instance V {
          virtual_router_id 99999999999
          priority -5
          advert_int 1e9
          virtual_ipaddress {
            not-an-address/24
            10.0.0.300
          }
        }
        """;
    Proposal found =
        Proposals.of(
            MadeUpNode.first("db1", "10.0.0.1").keepalived(configuration),
            MadeUpNode.second("db2", "10.0.0.2").keepalived(configuration));

    assertThat(found.spec().virtualRouterId()).isNull();
    assertThat(found.spec().vip()).isNull();
  }

  @Test
  void hugeAndDeepConfigurationsTakeNoLongTime() {
    String deep = "a {\n".repeat(30_000);
    String many = "vrrp_instance V {\nvirtual_ipaddress {\n10.0.0.9/24\n}\n}\n".repeat(2_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (String text : List.of(deep, many, "port = 1\n".repeat(12_000))) {
            Proposals.of(
                MadeUpNode.first("db1", "10.0.0.1").keepalived(text).file("/etc/my.cnf", text),
                MadeUpNode.second("db2", "10.0.0.2").keepalived(text));
          }
        });
  }

  @Test
  void includesThatGoInCirclesEnd() {
    HostLook look =
        MadeUpNode.first("db1", "10.0.0.1")
            .keepalived("include keepalived.conf\ninclude /etc/*.conf\n")
            .file("/etc/my.cnf", "!include /etc/my.cnf\n!includedir /etc\n")
            .runs("mysqld", "mysql", "/usr/sbin/mysqld")
            .look();

    assertThat(FileWishes.of(look)).contains("/etc/*.conf", "/etc/*.cnf");
    assertThat(look.servers()).hasSize(1);
  }

  @Test
  void filesDoNotShowTheirTextWhenTheyAreLogged() {
    HostLook look = MadeUpNode.first("db1", "10.0.0.1").keepalived("auth_pass s3cret\n").look();

    assertThat(Objects.toString(look)).doesNotContain("s3cret");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
