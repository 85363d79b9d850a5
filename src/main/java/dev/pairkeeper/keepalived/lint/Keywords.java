package dev.pairkeeper.keepalived.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every keyword that keepalived knows, read from the tables beside this class. */
final class Keywords {

  /** Blocks whose inner blocks go by their own names alone. */
  static final Set<String> HEADINGS = Set.of("root", "virtual_server", "real_server");

  static final Keywords KNOWN = read("globals", "vrrp", "lvs");

  private final Map<String, Map<String, Keyword>> byBlock;

  private Keywords(Map<String, Map<String, Keyword>> byBlock) {
    this.byBlock = byBlock;
  }

  /** The keyword of that name in a block. */
  Optional<Keyword> in(String block, String name) {
    return Optional.ofNullable(byBlock.getOrDefault(block, Map.of()).get(name));
  }

  /** Those of a block. */
  Collection<Keyword> of(String block) {
    return byBlock.getOrDefault(block, Map.of()).values();
  }

  /** The names of those of a block. */
  List<String> names(String block) {
    return of(block).stream().map(Keyword::name).sorted().toList();
  }

  /** Every block of keywords. */
  Set<String> blocks() {
    return byBlock.keySet();
  }

  /** The blocks that have a keyword of that name. */
  List<String> blocksWith(String name) {
    return byBlock.entrySet().stream()
        .filter(block -> block.getValue().containsKey(name))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Keywords read(String... tables) {
    Map<String, Map<String, Keyword>> byBlock = new LinkedHashMap<>();
    for (String table : tables) {
      List<String> blocks = List.of();
      for (String line : lines("keywords/" + table + ".txt")) {
        if (line.startsWith("[")) {
          blocks = List.of(line.substring(1, line.length() - 1).split(" ", -1));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          for (String block : blocks) {
            Keyword keyword = keyword(block, line.split(" +", -1));
            byBlock.computeIfAbsent(block, name -> new HashMap<>()).put(keyword.name(), keyword);
          }
        }
      }
    }
    return new Keywords(byBlock);
  }

  private static List<String> lines(String resource) {
    try (@Nullable InputStream in = Keywords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Keyword keyword(String block, String[] columns) {
    String[] values = columns[3].split("<", -1);
    ValueShape value = ValueShape.of(values[values.length - 1]);
    return new Keyword(
        columns[0],
        block,
        Release.of(columns[1]).orElseThrow(),
        Keyword.Kind.valueOf(columns[2].toUpperCase(Locale.ROOT)),
        value,
        values.length == 1 ? null : Release.of(values[1]).orElseThrow(),
        values.length == 1 ? value : ValueShape.of(values[0]),
        columns.length < 5 ? List.of() : List.of(columns[4].split("\\|", -1)));
  }
}
