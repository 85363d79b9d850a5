package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.QueryAnswers;
import dev.pairkeeper.quoting.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * A row written on each node arrives on the other, and all that is removed again. While the target
 * writes, the source does not, as the pair may have one writer at a time.
 */
final class RoundTripSteps {

  private static final String SCHEMA = SqlText.identifier(PreflightQuestions.TEST_SCHEMA);
  private static final String TABLE = SCHEMA + ".round_trip";

  private final PlanDraft draft;
  private final SetUpParts parts;

  private RoundTripSteps(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
  }

  static void add(PlanDraft draft, SetUpParts parts) {
    new RoundTripSteps(draft, parts).add();
  }

  /** Statements that show that a server takes writes, and leave nothing behind. */
  static List<String> writeAndRemove() {
    return List.of(
        "CREATE DATABASE IF NOT EXISTS " + SCHEMA,
        creatingTable(),
        "REPLACE INTO %s VALUES ('write')".formatted(TABLE),
        "DROP DATABASE " + SCHEMA);
  }

  private static String creatingTable() {
    return "CREATE TABLE IF NOT EXISTS %s (node VARCHAR(64) PRIMARY KEY) ENGINE = InnoDB"
        .formatted(TABLE);
  }

  private void add() {
    SetUpNode source = parts.source();
    SetUpNode target = parts.target();
    write(source, target);
    if (parts.oneWriter()) {
      SetUpSteps.close(draft, source);
      SetUpSteps.open(draft, target);
    }
    write(target, source);
    if (parts.oneWriter()) {
      SetUpSteps.close(draft, target);
      SetUpSteps.open(draft, source);
    }
    remove(source);
  }

  private void write(SetUpNode writer, SetUpNode reader) {
    List<String> statements = new ArrayList<>();
    if (writer.name().equals(parts.source().name())) {
      statements.add("CREATE DATABASE IF NOT EXISTS " + SCHEMA);
      statements.add(creatingTable());
    }
    statements.add("REPLACE INTO %s VALUES (%s)".formatted(TABLE, SqlText.literal(writer.name())));
    draft.step(
        "Write on %s, read on %s".formatted(writer.name(), reader.name()),
        writer.name(),
        writer.sql(statements),
        List.of(
            new QueryAnswers(
                reader.name(),
                "SELECT COUNT(*) FROM %s WHERE node = %s"
                    .formatted(TABLE, SqlText.literal(writer.name())),
                "1")),
        writer.name().equals(parts.source().name())
            ? new Undo.By(parts.nodes().stream().map(this::dropping).toList())
            : new Undo.Stays("The table is dropped with its schema."));
  }

  private Deed dropping(SetUpNode node) {
    boolean closed = parts.oneWriter() && node.name().equals(parts.target().name());
    return SetUpSteps.unlogged(node, List.of("DROP DATABASE IF EXISTS " + SCHEMA), closed);
  }

  private void remove(SetUpNode source) {
    String gone =
        "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = "
            + SqlText.literal(PreflightQuestions.TEST_SCHEMA);
    draft.step(
        "Remove the test's schema again",
        source.name(),
        source.sql(List.of("DROP DATABASE IF EXISTS " + SCHEMA)),
        parts.nodes().stream()
            .<Condition>map(node -> new QueryAnswers(node.name(), gone, "0"))
            .toList(),
        new Undo.Nothing());
  }
}
