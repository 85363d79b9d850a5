package dev.pairkeeper.keepalived.conf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a configuration declares that matters for a pair, found once by the names of its blocks. */
public final class Declared {

  /**
   * No network has more VRIDs than 255; rules compare each block with each, and a text may come
   * from anybody.
   */
  private static final int MOST_BLOCKS = 255;

  private final Configuration configuration;
  private final List<VrrpInstanceBlock> instances;
  private final List<VrrpScriptBlock> scripts;
  private final Map<String, VrrpScriptBlock> scriptsByName = new HashMap<>();
  private final List<Statement> globals;
  private final Map<String, Statement> lastGlobals = new HashMap<>();

  /** Reads the blocks of a configuration that declare something. */
  public Declared(Configuration configuration) {
    this.configuration = configuration;
    instances = blocks(configuration, "vrrp_instance").map(VrrpInstanceBlock::new).toList();
    scripts = blocks(configuration, "vrrp_script").map(VrrpScriptBlock::new).toList();
    scripts.forEach(script -> scriptsByName.putIfAbsent(script.name(), script));
    globals =
        Stream.concat(configuration.all("global_defs"), configuration.all("global_definitions"))
            .flatMap(block -> block.statements().stream())
            .toList();
    globals.forEach(statement -> lastGlobals.put(statement.keyword(), statement));
  }

  private static Stream<Statement> blocks(Configuration configuration, String keyword) {
    return configuration.all(keyword).limit(MOST_BLOCKS);
  }

  /** The configuration that declares it. */
  public Configuration configuration() {
    return configuration;
  }

  /** The VRRP instances in the order of the text, the first 255. */
  public List<VrrpInstanceBlock> instances() {
    return instances;
  }

  /** The check scripts in the order of the text, the first 255. */
  public List<VrrpScriptBlock> scripts() {
    return scripts;
  }

  /** The check script of that name. */
  public Optional<VrrpScriptBlock> script(String name) {
    return Optional.ofNullable(scriptsByName.get(name));
  }

  /** What stands in all blocks of {@code global_defs}, under either of its names. */
  public List<Statement> globals() {
    return globals;
  }

  /** The last global statement of that keyword, which is what counts. */
  public Optional<Statement> global(String keyword) {
    return Optional.ofNullable(lastGlobals.get(keyword));
  }

  /** The VRRP version of an instance: its own, else the global one, else 2. */
  public int version(VrrpInstanceBlock instance) {
    return instance
        .integer("version")
        .or(() -> global("vrrp_version").flatMap(Numbers::integer))
        .orElse(2);
  }
}
