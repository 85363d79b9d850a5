package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.FileDifference;
import dev.pairkeeper.keepalived.node.NodeScripts;
import dev.pairkeeper.plan.Condition.ServerAnswers;
import dev.pairkeeper.plan.SealedText.Language;
import dev.pairkeeper.quoting.OptionFileText;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data of the source on the target, by CLONE where both can, else by a dump. The copy has an
 * account of its own on both servers for as long as it takes: the panel's own password never gets
 * onto a host, and what is written into no binary log leaves no transaction behind.
 */
final class CopySteps {

  private static final String ACCOUNT = SqlText.account("pairkeeper_copy", "%");
  private static final SecretName PASSWORD = SecretName.REPLICATION_PASSWORD;
  private static final String FOR_CLONE =
      "SELECT, INSERT, RELOAD, REPLICATION CLIENT, BACKUP_ADMIN, CLONE_ADMIN, SYSTEM_VARIABLES_ADMIN";
  private static final String FOR_DUMP = "ALL PRIVILEGES";

  private static final Duration SHORTEST = Duration.ofMinutes(15);

  /** A slow disk or network, and the comparison. */
  private static final long SLOWEST_BYTES_PER_SECOND = 2_000_000;

  private final PlanDraft draft;
  private final SetUpParts parts;
  private final SetUpNode source;
  private final SetUpNode target;
  private final String folder;

  private CopySteps(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
    this.source = parts.source();
    this.target = parts.target();
    this.folder = "/run/pairkeeper-copy-" + parts.pair().name();
  }

  static void add(PlanDraft draft, SetUpParts parts) {
    CopySteps steps = new CopySteps(draft, parts);
    steps.warn();
    steps.makeAccounts();
    steps.putFiles();
    steps.copy();
    steps.removeAccounts();
  }

  private void warn() {
    List<String> lost =
        target.asked().accounts().stream()
            .filter(account -> !source.asked().accounts().contains(account))
            .toList();
    List<String> missing =
        source.asked().accounts().stream()
            .filter(account -> !target.asked().accounts().contains(account))
            .toList();
    if (parts.clones() && !lost.isEmpty()) {
      draft.warn(
          "The accounts of %s are replaced by those of %s; lost are: %s."
              .formatted(target.name(), source.name(), String.join(", ", lost)));
    } else if (!parts.clones() && isMariadb()) {
      draft.warn(
          "%s gets the accounts of %s; those of the same name get its passwords and privileges, its others stay."
              .formatted(target.name(), source.name()));
    } else if (!parts.clones() && !missing.isEmpty()) {
      draft.warn(
          "A dump brings no accounts to %s, which lacks: %s. Make them on %s again afterwards; replication brings them."
              .formatted(target.name(), String.join(", ", missing), source.name()));
    }
  }

  private boolean isMariadb() {
    return target.version().flavor() == Flavor.MARIADB;
  }

  private void makeAccounts() {
    for (SetUpNode node : parts.nodes()) {
      List<SealedText> statements = new ArrayList<>();
      statements.add(SealedText.of("SET SESSION sql_log_bin = 0"));
      node.statements().open().forEach(open -> statements.add(SealedText.of(open)));
      statements.addAll(
          node.statements().account(ACCOUNT, PASSWORD, parts.clones() ? FOR_CLONE : FOR_DUMP));
      if (!parts.clones()) {
        statements.add(
            SealedText.of("GRANT USAGE ON *.* TO %s WITH GRANT OPTION".formatted(ACCOUNT)));
      }
      draft.step(
          "Make the copy's account on %s".formatted(node.name()),
          node.name(),
          new Deed.Sql(node.name(), statements),
          List.of(),
          new Undo.By(dropping(node)));
    }
  }

  private Deed dropping(SetUpNode node) {
    return SetUpSteps.unlogged(
        node,
        node.statements().drop(ACCOUNT),
        parts.oneWriter() && node.name().equals(target.name()));
  }

  private void removeAccounts() {
    for (SetUpNode node : parts.nodes()) {
      draft.step(
          "Remove the copy's account from %s".formatted(node.name()),
          node.name(),
          dropping(node),
          List.of(),
          new Undo.Nothing());
    }
  }

  /** In memory, readable for root alone, and removed with their folder. */
  private void putFiles() {
    String word = ShellText.word(folder);
    draft.step(
        "Make a folder for the copy on %s".formatted(target.name()),
        target.name(),
        target.command("rm -rf %s && mkdir -m 0700 %s".formatted(word, word)),
        List.of(),
        new Undo.By(target.command("rm -rf " + word)));
    put("copy", "0600", SealedText.of(NodeScripts.copy()));
    put("here.cnf", "0600", optionFile(target.node(), true));
    put("source.cnf", "0600", optionFile(source.node(), false));
    put("clone.sql", "0600", cloning());
  }

  private void put(String name, String mode, SealedText text) {
    String path = folder + "/" + name;
    draft.step(
        "Write %s on %s".formatted(path, target.name()),
        target.name(),
        new FileDeed.WriteFile(
            target.name(),
            path,
            text,
            mode,
            "root:root",
            target.node().ssh().sudo(),
            null,
            null,
            FileDifference.of(path, null, text.shown())),
        List.of(),
        new Undo.By(
            new FileDeed.RestoreFile(target.name(), path, target.node().ssh().sudo(), null, null)));
  }

  private SealedText optionFile(Node node, boolean onItself) {
    return SealedText.of(
            "[client]\nprotocol = TCP\nhost = %s\nport = %d\nuser = pairkeeper_copy\npassword = "
                .formatted(
                    onItself ? "127.0.0.1" : OptionFileText.value(node.host()),
                    node.mysql().port()))
        .then(PASSWORD, Language.OPTION_FILE)
        .then(
            "\nloose-connect-timeout = 5\ndefault-character-set = utf8mb4\n"
                + (isMariadb() ? "" : "loose-get-server-public-key\n"));
  }

  private SealedText cloning() {
    String host = SqlText.literal(source.node().host());
    int port = source.node().mysql().port();
    return SealedText.of(
            "SET GLOBAL clone_valid_donor_list = %s;\nCLONE INSTANCE FROM 'pairkeeper_copy'@%s:%d IDENTIFIED BY "
                .formatted(SqlText.literal(source.node().host() + ":" + port), host, port))
        .then(PASSWORD, Language.SQL)
        .then(";\n");
  }

  /** The target's own transactions go with its data. It is open only for the copy. */
  private void copy() {
    List<String> forget =
        Stream.of(target.statements().open(), target.statements().forgetTransactions())
            .flatMap(List::stream)
            .toList();
    draft.step(
        "Have %s forget its own transactions".formatted(target.name()),
        target.name(),
        target.sql(forget),
        List.of(),
        new Undo.Stays("What %s had is given up for the copy.".formatted(target.name())));
    draft.step(
        "Copy the data of %s to %s".formatted(source.name(), target.name()),
        target.name(),
        target.command(ShellText.line(words()) + " 2>&1"),
        List.of(new ServerAnswers(target.name())),
        new Undo.Stays(
            "What was copied stays on %s; what it had before is gone.".formatted(target.name())),
        budget());
    if (parts.oneWriter()) {
      SetUpSteps.close(draft, target);
    }
    draft.step(
        "Remove the copy's files from %s".formatted(target.name()),
        target.name(),
        target.command("rm -rf " + ShellText.word(folder)),
        List.of(),
        new Undo.Nothing());
  }

  private List<String> words() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                folder + "/copy",
                parts.clones() ? "clone" : "dump",
                folder,
                target.client(),
                target.dumper(),
                isMariadb() ? "mariadb" : "mysql",
                Long.toString(parts.aboutBytes())));
    words.addAll(List.of(target.facts().service("start", target.serverService()).split(" ")));
    return words;
  }

  private Duration budget() {
    Duration slow = Duration.ofSeconds(parts.aboutBytes() / SLOWEST_BYTES_PER_SECOND);
    return slow.compareTo(SHORTEST) > 0 ? slow : SHORTEST;
  }
}
