package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.keepalived.render.InstanceSpec.InitialState;
import dev.pairkeeper.keepalived.render.NotifySpec.Change;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.VirtualAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Specs whose texts are as hostile as they may be without being refused. */
public final class HostileValues {

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "\"",
          "'",
          "\\",
          "\\#",
          "#",
          "!",
          "$",
          "$A",
          "${A}",
          "$_HASH",
          "$_PWD ",
          "${_PWD}",
          "@",
          "@db1 ",
          "~SEQ(A,2) ",
          " ",
          "\t",
          "\n",
          "\r",
          "\0",
          "\u0085",
          "\u2028",
          "😀",
          "配",
          "\uD83D",
          "include",
          "include ",
          "/",
          "/bin/x",
          "a",
          "b",
          "weight",
          "-",
          "=",
          "0",
          "\\\\",
          ",",
          ")");

  private final Random random;

  public HostileValues(long seed) {
    random = new Random(seed);
  }

  /** A spec more. */
  public KeepalivedSpec spec() {
    int version = random.nextInt(2, 4);
    CheckScriptSpec script = script();
    TrackFileSpec file = new TrackFileSpec(word(), path(), random.nextInt(-254, 255));
    return new KeepalivedSpec(
        new GlobalSpec(
            word(),
            word(),
            version,
            new GarpSpec(seconds(), random.nextInt(1, 9), seconds(), random.nextInt(1, 9)),
            millis(),
            random.nextBoolean()),
        List.of(script),
        List.of(file),
        instance(version, script.name(), file.name()));
  }

  private CheckScriptSpec script() {
    return new CheckScriptSpec(
        word(),
        command(),
        millis(),
        millis(),
        random.nextInt(1, 9),
        random.nextInt(1, 9),
        random.nextBoolean(),
        random.nextInt(-253, 254));
  }

  private InstanceSpec instance(int version, String script, String file) {
    boolean master = random.nextBoolean();
    return new InstanceSpec(
        word(),
        master ? InitialState.MASTER : InitialState.BACKUP,
        !master && random.nextBoolean(),
        "eth" + random.nextInt(10),
        random.nextInt(1, 256),
        new Priority(random.nextInt(1, 255)),
        version == 2 ? Duration.ofSeconds(random.nextInt(1, 256)) : centis(),
        random.nextBoolean() ? unicast() : null,
        password(version),
        List.of(new VipSpec(VirtualAddress.parse("10.0.0.100/24"), "bond0.1")),
        random.nextBoolean() ? List.of(script) : List.of(),
        random.nextBoolean() ? List.of(file) : List.of(),
        new NotifySpec(random.nextBoolean() ? Map.of() : Map.of(Change.STOP, command())));
  }

  private @Nullable Secret password(int version) {
    return version == 2 && random.nextBoolean()
        ? Secret.of(accepted(text -> InstanceSpec.requirePassword(Secret.of(text))))
        : null;
  }

  private UnicastSpec unicast() {
    return new UnicastSpec(
        InetAddress.ofLiteral("fe80::1"),
        List.of(InetAddress.ofLiteral("10.0.0." + random.nextInt(256))),
        random.nextBoolean());
  }

  private List<String> command() {
    String program = "/" + accepted(text -> ConfText.requireCommand("", List.of("/" + text)));
    List<String> words = new ArrayList<>(List.of(program));
    for (int i = random.nextInt(3); i > 0; i--) {
      words.add(accepted(text -> ConfText.requireCommand("", List.of("/", text))));
    }
    return words;
  }

  private String word() {
    return accepted(text -> ConfText.require("", text));
  }

  private String path() {
    return "/f/" + accepted(text -> ConfText.require("", "/f/" + text));
  }

  private String accepted(Consumer<String> check) {
    String text = text();
    while (isRefused(text, check)) {
      text = text();
    }
    return text;
  }

  private static boolean isRefused(String text, Consumer<String> check) {
    try {
      check.accept(text);
      return false;
    } catch (IllegalArgumentException refused) {
      return true;
    }
  }

  private Duration seconds() {
    return Duration.ofSeconds(random.nextInt(100));
  }

  private Duration millis() {
    return Duration.ofMillis(random.nextInt(1, 100_000));
  }

  private Duration centis() {
    return Duration.ofMillis(random.nextInt(1, 4096) * 10L);
  }

  /** Mostly short, so that it is not refused all the time. */
  String text() {
    int pieces = random.nextInt(random.nextInt(3) == 0 ? 5 : 2) + 1;
    return random
        .ints(pieces, 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining());
  }
}
