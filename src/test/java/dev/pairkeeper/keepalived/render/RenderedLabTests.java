package dev.pairkeeper.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.render.PairConfigurations.Circumstances;
import dev.pairkeeper.keepalived.render.RenderedPairs.Mode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.VirtualAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real keepalived makes of the files that are written. */
abstract class RenderedLabTests {

  private static final String HOST = "db2";
  private static final String FOLDER = "/root/rendered";
  private static final NodePaths PATHS =
      new NodePaths(
          FOLDER + "/check",
          FOLDER + "/notify",
          FOLDER + "/handover",
          FOLDER + "/server",
          FOLDER + "/node.sh",
          FOLDER + "/client.cnf",
          FOLDER + "/state");

  private final Lab lab;

  RenderedLabTests(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void scriptsStandThere() {
    lab.exec(
        HOST,
        "mkdir -p %1$s && cd %1$s && printf '#!/bin/sh\\n' >check && cp check notify"
                .formatted(FOLDER)
            + " && chmod 755 check notify && echo 0 >handover && echo 0 >server");
  }

  static List<Mode> modes() {
    return RenderedPairs.modes().toList();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void keepalivedHasNothingToSayAgainstIt(Mode mode) {
    for (Node node : mode.pair().nodes()) {
      Circumstances given =
          new Circumstances(RenderedPairs.ADDRESSES, PATHS, RenderedPairs.V2_3_4, mode.password());
      KeepalivedSpec wanted = PairConfigurations.wanted(mode.pair(), node, given);
      String file = write("mode", KeepalivedConf.render(wanted, "orders", node.name()));
      assertThat(lab.exec(HOST, "keepalived -t -f %s 2>&1".formatted(file))).isBlank();
    }
  }

  @Test
  @TakesLong
  void keepalivedReadsHostileValuesAsTheyWere() {
    for (int i = 0; i < 10; i++) {
      KeepalivedSpec spec = runnable(new HostileValues(i).spec());
      String file = write("hostile" + i, KeepalivedConf.render(spec, "orders", "db1"));
      List<String> read =
          lab.exec(HOST, runAlone(file))
              .lines()
              .map(line -> line.replaceFirst("^.{3} .{3} .. ..:..:.. ....: ", ""))
              .toList();
      assertThat(read).containsAll(dumped(spec));
    }
  }

  /** In a network of its own, so that the host's keepalived and its pair notice nothing. */
  private static String runAlone(String file) {
    return """
    unshare -n sh -c 'ip link add eth0 type veth peer name eth1
    ip link set eth1 up; ip link set eth0 up; ip addr add 10.0.0.11/24 dev eth0
    timeout 3 keepalived -n -l -d -D -P -p %1$s.p -r %1$s.r -b %1$s.b -c %1$s.c -f %1$s' 2>&1
    true
    """
        .formatted(file);
  }

  /** The hostile texts of a spec, with accounts, programs and times that let keepalived start. */
  private static KeepalivedSpec runnable(KeepalivedSpec spec) {
    GlobalSpec globals = spec.globals();
    CheckScriptSpec script = spec.scripts().getFirst();
    InstanceSpec instance = spec.instance();
    List<String> words = new ArrayList<>(script.command());
    words.set(0, PATHS.checkScript());
    Duration second = Duration.ofSeconds(1);
    TrackFileSpec file = new TrackFileSpec(spec.files().getFirst().name(), PATHS.trackFile(), 1);
    return new KeepalivedSpec(
        new GlobalSpec(
            globals.routerId(), "root", globals.vrrpVersion(), globals.garp(), second, false),
        List.of(new CheckScriptSpec(script.name(), words, second, second, 1, 1, true, 0)),
        List.of(file),
        new InstanceSpec(
            instance.name(),
            instance.initialState(),
            instance.nopreempt(),
            "eth0",
            instance.virtualRouterId(),
            instance.priority(),
            instance.advertInterval(),
            null,
            instance.password(),
            List.of(new VipSpec(VirtualAddress.parse("10.0.0.100/24"), "eth0")),
            List.of(script.name()),
            List.of(file.name()),
            NotifySpec.NONE));
  }

  private static List<String> dumped(KeepalivedSpec spec) {
    CheckScriptSpec script = spec.scripts().getFirst();
    List<String> lines = new ArrayList<>();
    lines.add(" Router ID = " + spec.globals().routerId());
    lines.add(" VRRP Script = " + script.name());
    lines.add(
        script.command().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "   Command = ", "")));
    lines.add(" Track file = " + spec.files().getFirst().name());
    lines.add(" VRRP Instance = " + spec.instance().name());
    Secret password = spec.instance().password();
    if (password != null) {
      lines.add("   Password = " + password.reveal());
    }
    return lines;
  }

  private String write(String name, String text) {
    String file = FOLDER + "/" + name + ".conf";
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    lab.exec(HOST, "umask 077 && echo %s | base64 -d >%s".formatted(encoded, file));
    return file;
  }
}
