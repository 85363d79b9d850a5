package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acceptance 42 without a panel: keepalived.conf of a pair that the panel set up is broken by hand
 * on one node, and keepalived is told to reload it, while no panel runs.
 */
@TakesLong
class BrokenFileLabTests {

  private static final String CONF = OperatedLab.CONF;

  private final Lab lab = Lab.bare(Lab.Flavor.MYSQL97);
  private PanelOnLab panel;
  private String pair = "";

  @BeforeEach
  void setUp(@TempDir Path home) {
    lab.renew();
    panel = new PanelOnLab(home);
    pair = panel.register(lab.pairSpec());
    assertThat(panel.run(panel.plan(pair, new SetUp(null, false, false, null))).status())
        .isEqualTo(OperationStatus.SUCCEEDED);
  }

  @AfterEach
  void close() {
    panel.close();
    lab.renew();
  }

  @Test
  void brokenFileIsNeverLoadedAndThePanelBringsTheOldOneBack() {
    for (String broken : List.of("db2", "db1")) {
      String good = lab.exec(broken, "cat " + CONF);
      panel.close();
      VipMoves moves = VipMoves.watch(lab);

      lab.exec(broken, "sed -i 's/advert_int/virtual_routr 5\\n    advert_int/' " + CONF);
      lab.exec(broken, "systemctl reload keepalived; sleep 5");

      assertThat(moves.end()).isEqualTo(Map.of("db1", List.of(), "db2", List.of()));
      assertThat(lab.sql("db1", "SELECT @@read_only")).contains("0");
      assertThat(lab.exec(broken, "systemctl is-active keepalived")).isEqualTo("active\n");
      panel.startAgain();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(panel.look(pair).problems())
                  .anyMatch(open -> open.problem().message().contains(CONF)));

      Operation applied = panel.run(panel.plan(pair, new ApplyConfig()));

      assertThat(applied.status())
          .as(OperatedLab.told(applied))
          .isEqualTo(OperationStatus.SUCCEEDED);
      assertThat(lab.exec(broken, "cat " + CONF)).isEqualTo(good);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(panel.look(pair).problems()).isEmpty());
    }
  }
}
