package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pairkeeper.plan.Deed.RunFenceCommand;
import dev.pairkeeper.registry.FenceCommands;
import dev.pairkeeper.topology.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FencingTests {

  private static final RunFenceCommand DB1 = new RunFenceCommand("db1", "10.0.0.11");

  private final Map<String, String> commands = new HashMap<>();

  @Test
  void commandIsToldWhomToFence() {
    commands.put("db1", "echo $PAIRKEEPER_PAIR, $PAIRKEEPER_NODE, $PAIRKEEPER_HOST");

    assertThat(fence(Duration.ofSeconds(10))).isEqualTo("orders, db1, 10.0.0.11");
  }

  @Test
  void commandThatFailsFailsTheStepInItsOwnWordsWithoutItsPasswords() {
    commands.put("db1", "pass='gehe1m pass'; echo \"BMC refused $pass, gehe1m!\" >&2; exit 9");

    assertThatThrownBy(() -> fence(Duration.ofSeconds(10)))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("The fence command of db1 ended with 9. It said: ")
        .hasMessageNotContaining("gehe1m");
  }

  @Test
  void shellThatQuotesTheCommandShowsNothingOfIt() {
    commands.put("db1", "ipmitool-that-is-not-there -P gehe1m -H bmc.example.org off");

    assertThatThrownBy(() -> fence(Duration.ofSeconds(10)))
        .hasMessageContaining("ended with 127: the panel's machine has not got a program in it.")
        .hasMessageNotContaining("gehe1m")
        .hasMessageNotContaining("bmc.example");
  }

  @Test
  void commandThatHangsIsToldToHaveBeenKilled() {
    commands.put("db1", "echo connecting; sleep 60");

    assertThatThrownBy(() -> fence(Duration.ofSeconds(1)))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("had not ended after 1 s, and was killed")
        .hasMessageContaining("is not known");
  }

  @Test
  void commandThatWasRemovedMeanwhileIsMissed() {
    assertThatThrownBy(() -> fence(Duration.ofSeconds(1)))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("no fence command of db1 any more");
  }

  @Test
  void partsOfAWordAreMaskedToo() {
    CommandMask mask = new CommandMask(Secret.of("curl -u 'fence:gehe1m' https://bmc/off"));

    assertThat(mask.applyTo("fence:gehe1m was refused for gehe1m; https://bmc/off is off"))
        .isEqualTo("•••• was refused for ••••; •••• is off");
  }

  private String fence(Duration limit) {
    return new Fencing(new Registered(), "orders").run(DB1, limit, new Stop());
  }

  private final class Registered implements FenceCommands {

    @Override
    public Optional<Secret> find(String pair, String node) {
      return pair.equals("orders")
          ? Optional.ofNullable(commands.get(node)).map(Secret::of)
          : Optional.empty();
    }

    @Override
    public Set<String> nodesOf(String pair) {
      return commands.keySet();
    }
  }
}
