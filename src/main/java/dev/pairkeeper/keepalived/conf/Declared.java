package dev.pairkeeper.keepalived.conf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a configuration declares that matters for a pair, found by the names of its blocks.
 *
 * @param configuration that declares it
 */
public record Declared(Configuration configuration) {

  /** No pair has more; rules compare each with each, and a text may come from anybody. */
  private static final int MOST_BLOCKS = 1_000;

  /** The VRRP instances in the order of the text, the first thousand. */
  public List<VrrpInstanceBlock> instances() {
    return configuration
        .all("vrrp_instance")
        .limit(MOST_BLOCKS)
        .map(VrrpInstanceBlock::new)
        .toList();
  }

  /** The check scripts in the order of the text, the first thousand. */
  public List<VrrpScriptBlock> scripts() {
    return configuration.all("vrrp_script").limit(MOST_BLOCKS).map(VrrpScriptBlock::new).toList();
  }

  /** The check script of that name. */
  public Optional<VrrpScriptBlock> script(String name) {
    return scripts().stream().filter(script -> script.name().equals(name)).findFirst();
  }

  /** What stands in all blocks of {@code global_defs}, under either of its names. */
  public List<Statement> globals() {
    return Stream.concat(configuration.all("global_defs"), configuration.all("global_definitions"))
        .flatMap(block -> block.statements().stream())
        .toList();
  }

  /** The last global statement of that keyword, which is what counts. */
  public Optional<Statement> global(String keyword) {
    return globals().stream()
        .filter(statement -> statement.is(keyword))
        .reduce((before, after) -> after);
  }

  /** The VRRP version of an instance: its own, else the global one, else 2. */
  public int version(VrrpInstanceBlock instance) {
    return instance
        .integer("version")
        .or(() -> global("vrrp_version").flatMap(Numbers::integer))
        .orElse(2);
  }
}
