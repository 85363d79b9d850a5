package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place where a configuration names a command to run.
 *
 * @param owner the block that it stands in
 * @param statement the line
 */
record ScriptCall(LintedNode node, Role role, Statement owner, Statement statement) {

  /** When keepalived runs it. */
  enum Role {
    /** Again and again, to know whether the node may have the VIP. */
    CHECK,
    /** When an instance changes its state. */
    NOTIFY,
    /** When a health check of a virtual server finds something up or down. */
    SERVER_NOTIFY,
    /** As the health check of a virtual server. */
    SERVER_CHECK,
    /** Once, with the daemon. */
    DAEMON
  }

  private static final Map<String, Role> KEYWORDS =
      Map.ofEntries(
          Map.entry("notify", Role.NOTIFY),
          Map.entry("notify_master", Role.NOTIFY),
          Map.entry("notify_backup", Role.NOTIFY),
          Map.entry("notify_fault", Role.NOTIFY),
          Map.entry("notify_stop", Role.NOTIFY),
          Map.entry("notify_deleted", Role.NOTIFY),
          Map.entry("notify_master_rx_lower_pri", Role.NOTIFY),
          Map.entry("notify_up", Role.SERVER_NOTIFY),
          Map.entry("notify_down", Role.SERVER_NOTIFY),
          Map.entry("quorum_up", Role.SERVER_NOTIFY),
          Map.entry("quorum_down", Role.SERVER_NOTIFY),
          Map.entry("misc_path", Role.SERVER_CHECK),
          Map.entry("notify_fifo_script", Role.DAEMON),
          Map.entry("vrrp_notify_fifo_script", Role.DAEMON),
          Map.entry("lvs_notify_fifo_script", Role.DAEMON),
          Map.entry("startup_script", Role.DAEMON),
          Map.entry("shutdown_script", Role.DAEMON));

  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh", "bash", "dash", "ksh", "zsh", "ash", "python", "python2", "python3", "perl", "php",
          "ruby", "node");

  /** Everything that the configuration names, in the order of the text. */
  static Stream<ScriptCall> of(LintedNode node) {
    return node.configuration().statements().stream().flatMap(block -> in(node, block));
  }

  private static Stream<ScriptCall> in(LintedNode node, Statement block) {
    return block.statements().stream()
        .flatMap(line -> {
          Role role =
              block.is("vrrp_script") && line.is("script")
                  ? Role.CHECK
                  : KEYWORDS.get(line.keyword());
          return role != null && line.block() == null
              ? Stream.of(new ScriptCall(node, role, block, line))
              : in(node, line);
        })
        .filter(call -> !call.command().isEmpty());
  }

  boolean is(Role... roles) {
    return Set.of(roles).contains(role);
  }

  List<String> command() {
    return statement.command();
  }

  /** The first word, which is what keepalived itself starts. */
  String program() {
    return command().isEmpty() ? "" : command().getFirst();
  }

  /** Whether it only asks whether a file can be opened, as {@code </path}. */
  boolean opensFile() {
    return program().startsWith("<");
  }

  /** The command line as a shell command. */
  ShellCommand line() {
    return ShellCommand.of(statement.at().line(), 0, command());
  }

  /** The path of the script that it comes down to: the program, or what an interpreter is given. */
  String path() {
    ShellCommand line = line();
    return interpreter().isPresent()
        ? line.arguments().stream()
            .filter(word -> !word.startsWith("-"))
            .findFirst()
            .orElse(line.path())
        : line.path();
  }

  /** What is told to run the script; empty when the script itself is started. */
  private Optional<String> interpreter() {
    ShellCommand line = line();
    return Optional.of(line.name())
        .filter(INTERPRETERS::contains)
        .filter(name -> !line.arguments().contains("-c") && !line.arguments().contains("-e"));
  }

  /** What is known of the file at this path; nothing of a name that is looked for in PATH. */
  Optional<ScriptFact> fact(String file) {
    Map<String, ScriptFact> scripts = node.host().scripts();
    return scripts == null || !file.startsWith("/")
        ? Optional.empty()
        : Optional.ofNullable(scripts.get(file));
  }

  /** The text of the script, when it is known. */
  Optional<String> fileText() {
    return fact(path())
        .filter(ScriptFact::exists)
        .flatMap(fact -> Optional.ofNullable(fact.text()));
  }

  /** What the script's text runs; no commands when the text is not known. */
  ScriptText text() {
    return fileText()
        .map(text -> ScriptText.ofFile(text, interpreter()))
        .orElse(ScriptText.UNKNOWN);
  }

  /**
   * Whether its file is there and nothing of what it does is known: a compiled program, a language
   * that is not read, or a file that could not be.
   */
  boolean isObscure() {
    return fact(path()).filter(ScriptFact::exists).isPresent()
        && fileText()
            .filter(text -> ScriptLanguage.of(text, interpreter()) != ScriptLanguage.UNKNOWN)
            .isEmpty();
  }

  /** What the command line itself runs, also inside {@code sh -c}. */
  ScriptText inLine() {
    return ScriptText.ofCommand(line());
  }

  /** Whom it runs as by the configuration; empty when nothing says so. */
  Optional<String> user() {
    Optional<String> own =
        isOfItsBlock()
            ? owner.last("user").flatMap(Statement::value)
            : statement.commandValues().stream().skip(1).findFirst();
    return own.or(() -> ScriptUsers.standard(node));
  }

  /** Whether its user stands in a line of its block, not behind the command. */
  boolean isOfItsBlock() {
    return is(Role.CHECK, Role.SERVER_CHECK);
  }

  /** What keepalived does when it takes the script out, in this pair. */
  String withoutIt() {
    return switch (role) {
      case CHECK ->
          "keepalived leaves the check out, so nothing that happens to MySQL moves the VIP.";
      case SERVER_CHECK -> "keepalived leaves the health check out.";
      case NOTIFY, SERVER_NOTIFY, DAEMON ->
          "keepalived leaves it out, so what it does at '%s' does not happen."
              .formatted(statement.keyword());
    };
  }

  /** Puts a text of the line in place of another; none where that would repeat a password. */
  Optional<Edit> replace(String text, String other) {
    return Password.in(inLine()).isPresent()
        ? Optional.empty()
        : LineEdits.in(node).replace(statement.at(), text, other);
  }

  /** Its block as a person would call it. */
  String label() {
    return owner.value().map(name -> owner.keyword() + " " + name).orElse(owner.keyword());
  }

  /** The place of a command of its text, or in words that of the line. */
  String whereIs(ShellCommand found) {
    return "%s, line %d,".formatted(path(), found.line());
  }

  Hit hit(String message) {
    return Hit.at(node, statement.at(), message);
  }
}
