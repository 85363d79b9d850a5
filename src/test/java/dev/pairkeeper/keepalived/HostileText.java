package dev.pairkeeper.keepalived;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes texts that a keepalived.conf might be, out of those that are in the tests' resources. */
public final class HostileText {

  private static final Path RESOURCES = Path.of("src/test/resources/keepalived");

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "{ ",
          " }",
          "\"",
          "'",
          "\\",
          "\\#",
          "\\\"",
          "#",
          "!",
          "\n",
          "\r\n",
          "\r",
          "\t",
          " ",
          "\013",
          "\0",
          "\uFEFF",
          "\uD83D",
          "😀",
          "配置",
          "$",
          "$A",
          "${A}",
          "$A=",
          "$A=$A $A\n",
          "$A= \\\n",
          "${_RANDOM 1 9}",
          "$_PWD",
          "$_HASH",
          "~SEQ(I, 1, 9) ",
          "~SEQ(A, 99999) ",
          "~SEQx(I, 0, 0xff) $A ${I}",
          "~LST({A,B}, {1,2}, 3) ",
          "~",
          "@db1 ",
          "@^db1 ",
          "@",
          "include a.conf\n",
          "include *\n",
          "include {a,b}*.conf\n",
          "includea [!a]*\n",
          "include ",
          "vrrp_instance V {\n",
          "vrrp_instance",
          "vrrp_script S {\n",
          "vrrp_script",
          "script",
          "virtual_ipaddress {\n",
          "10.0.0.1/24",
          "/",
          "fe80::1/64 dev eth0",
          "global_defs {\n",
          "track_script {\n",
          "authentication {\n",
          "auth_pass",
          "unicast_peer {\n",
          "priority",
          "advert_int",
          "interval",
          "0.5",
          "-1",
          "99999999999999999999",
          "1e9",
          "weight",
          "state",
          "virtual_server 10.0.0.100 3306 {\n",
          "real_server 10.0.0.11 3306 {\n",
          "notify");

  private final List<String> seeds = new ArrayList<>();
  private final Random random;

  public HostileText(long seed) {
    random = new Random(seed);
    seeds.add("$A=1\n$B= \\\n x $A \\\n y\n~SEQ(I, 1, 3) a$I ${I} $B\n@db1 c\n\"d {\" e\n");
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".conf")).sorted().toList()) {
        seeds.add(Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One text more, mostly of a few kilobytes. */
  public String next() {
    if (random.nextInt(20) == 0) {
      return bytes();
    }
    StringBuilder text = new StringBuilder(seed());
    for (int i = random.nextInt(1, 20); i > 0; i--) {
      mutate(text);
    }
    return text.toString();
  }

  private String bytes() {
    byte[] bytes = new byte[random.nextInt(3000)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void mutate(StringBuilder text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(40));
    switch (random.nextInt(8)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to));
      case 2 -> text.insert(from, piece().repeat(random.nextInt(1, 8)));
      case 3 -> text.replace(from, to, part(seed()));
      case 4 -> text.insert(from, (char) random.nextInt(0x10000));
      case 5 -> text.insert(from, line(text, from).repeat(random.nextInt(1, 4)));
      case 6 -> text.insert(from, "x".repeat(random.nextInt(1, 2000)));
      default -> text.insert(from, piece());
    }
  }

  private static String line(StringBuilder text, int at) {
    int begin = text.lastIndexOf("\n", at) + 1;
    int end = text.indexOf("\n", at);
    return end < begin ? "" : text.substring(begin, end + 1);
  }

  private String part(String seed) {
    int from = random.nextInt(seed.length());
    return seed.substring(from, Math.min(seed.length(), from + random.nextInt(200)));
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private String seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }
}
