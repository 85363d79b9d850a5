package dev.pairkeeper.keepalived.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pairkeeper.keepalived.node.NodeSettings.Limits;
import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeSettingsTests {

  @Test
  void shellReadsHostileValuesAsTheyWere(@TempDir Path folder)
      throws IOException, InterruptedException {
    String client = "/opt/my sql/$(touch here)/`id`/mysql'\"\\";
    Path file = folder.resolve("node.sh");
    Files.writeString(file, Settings.of(Settings.PAIR, client, List.of("o'brien")).render());
    assertThat(shell(folder, ". ./node.sh && printf %s \"$client\"")).isEqualTo(client);
    assertThat(shell(folder, ". ./node.sh && printf %s \"$spared_accounts\""))
        .isEqualTo("'pairkeeper_node', 'o''brien'");
    assertThat(folder.resolve("here")).doesNotExist();
  }

  @Test
  void settingsTellWhatTheRegistrationTells() {
    Pair pair = Settings.PAIR;
    assertThat(Settings.of(pair, "/usr/bin/mysql", List.of()).render().lines())
        .contains(
            "pair=orders",
            "vip=10.0.0.100",
            "vip_prefix=24",
            "interface=eth0",
            "peer=10.0.0.12",
            "server_port=3306",
            "peer_port=3306",
            "witnesses=''",
            "virtual_router_id=51",
            "advert_limit=1.300",
            "silence_limit=0.150",
            "track_file=/var/lib/pairkeeper/orders/handover",
            "dialect=mysql8",
            "max_lag_seconds=10",
            "check_limit=2.000",
            "may_own=yes",
            "write_policy=SINGLE_WRITER");
  }

  @Test
  void checkThatKeepalivedWouldEndIsRefused() {
    Duration tooLong = Duration.ofSeconds(5);
    assertThatThrownBy(() -> new Limits(tooLong, Duration.ofSeconds(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("check's limit");
  }

  private static String shell(Path folder, String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
