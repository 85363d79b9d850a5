package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.node.AccountStatement;
import dev.pairkeeper.keepalived.node.NodeAccount;
import dev.pairkeeper.plan.SealedText.Language;
import dev.pairkeeper.quoting.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * The accounts of replication and of the node scripts. They are made on the source with a place in
 * its binary log, so that the target gets them with the copy or by replication, and nothing is
 * written on the target that its peer lacks.
 */
final class AccountSteps {

  private final PlanDraft draft;
  private final SetUpParts parts;

  private AccountSteps(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
  }

  static void ofReplication(PlanDraft draft, SetUpParts parts) {
    new AccountSteps(draft, parts).replication();
  }

  static void ofScripts(PlanDraft draft, SetUpParts parts) {
    new AccountSteps(draft, parts).scripts();
  }

  private void replication() {
    SetUpNode source = parts.source();
    List<String> accounts =
        parts.accountHosts().stream()
            .map(host -> SqlText.account(parts.replicationUser(), host))
            .toList();
    List<SealedText> statements =
        accounts.stream()
            .flatMap(account ->
                source
                    .statements()
                    .account(account, SecretName.REPLICATION_PASSWORD, "REPLICATION SLAVE")
                    .stream())
            .toList();
    draft.step(
        "Make the replication account",
        source.name(),
        new Deed.Sql(source.name(), statements),
        List.of(),
        undo(
            parts.accountHosts().stream().map(parts.replicationUser().concat("@")::concat).toList(),
            accounts));
  }

  private void scripts() {
    SetUpNode source = parts.source();
    List<SealedText> statements =
        NodeAccount.create(source.version(), parts.addresses()).stream()
            .map(AccountSteps::sealed)
            .toList();
    draft.step(
        "Make the account of the node scripts",
        source.name(),
        new Deed.Sql(source.name(), statements),
        List.of(),
        undo(
            List.of(NodeAccount.USER + "@localhost"),
            NodeAccount.drop(parts.addresses()).stream()
                .map(drop -> drop.replaceFirst("^DROP USER ", ""))
                .toList()));
  }

  private static SealedText sealed(AccountStatement statement) {
    SealedText text = SealedText.of(statement.text());
    return statement.passwordFollows()
        ? text.then(SecretName.NODE_ACCOUNT_PASSWORD, Language.SQL)
        : text;
  }

  /**
   * By then nothing replicates any more, so both servers forget it each; unless replication was
   * there before, which brings the removal to the target behind the account.
   */
  private Undo undo(List<String> names, List<String> accounts) {
    if (parts.nodes().stream()
        .anyMatch(node -> names.stream().anyMatch(node.asked().accounts()::contains))) {
      return new Undo.Stays(
          "The account was there before and stays, with the password that the panel has.");
    }
    if (parts.adopts()) {
      return new Undo.By(parts.source().sql(dropping(parts.source(), accounts)));
    }
    List<Deed> deeds = new ArrayList<>();
    for (SetUpNode node : parts.nodes()) {
      deeds.add(
          SetUpSteps.unlogged(
              node,
              dropping(node, accounts),
              parts.oneWriter() && node.name().equals(parts.target().name())));
    }
    return new Undo.By(deeds);
  }

  private static List<String> dropping(SetUpNode node, List<String> accounts) {
    return accounts.stream().flatMap(account -> node.statements().drop(account).stream()).toList();
  }
}
