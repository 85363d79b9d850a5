package dev.pairkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.access.AuditLog.Entry;
import dev.pairkeeper.access.AuditLog.Search;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredAuditTests {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private final JdbcDataSource database = new JdbcDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private Instant now = NOON;
  private final StoredAudit audit = new StoredAudit(new AuditTable(jdbc), () -> now);

  @BeforeEach
  void tables() {
    database.setURL(
        "jdbc:h2:mem:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID()));
    Flyway.configure().dataSource(database).load().migrate();
  }

  @Test
  void newestEntryComesFirstAndPagesFollowEachOther() {
    for (int i = 1; i <= 5; i++) {
      now = NOON.plusSeconds(i);
      audit.record("admin", "orders", Action.OPERATION_STEP, "Step " + i);
    }

    assertThat(audit.find(Search.ALL, 0, 2).entries())
        .extracting(Entry::detail)
        .containsExactly("Step 5", "Step 4");
    assertThat(audit.find(Search.ALL, 4, 2).entries())
        .extracting(Entry::detail)
        .containsExactly("Step 1");
    assertThat(audit.find(Search.ALL, 4, 2).total()).isEqualTo(5);
  }

  @Test
  void searchNarrowsByPairUserAndTime() {
    audit.record("alice", "orders", Action.PLAN_MADE, "a");
    audit.record("bob", "orders", Action.PLAN_MADE, "b");
    audit.record("alice", null, Action.LOGGED_IN, "c");
    now = NOON.plusSeconds(60);
    audit.record("alice", "orders", Action.OPERATION_STARTED, "d");

    assertThat(details(new Search("orders", "alice", null, null))).containsExactly("d", "a");
    assertThat(details(new Search(null, null, NOON.plusSeconds(60), null))).containsExactly("d");
    assertThat(details(new Search(null, null, null, NOON.plusSeconds(60))))
        .containsExactly("c", "b", "a");
  }

  @Test
  void entryThatCantBeStoredIsStoredWithTheNext() {
    jdbc.sql("alter table audit_entry rename to audit_away").update();
    audit.record("admin", "orders", Action.OPERATION_STARTED, "first");
    jdbc.sql("alter table audit_away rename to audit_entry").update();
    now = NOON.plusSeconds(5);
    audit.record("admin", "orders", Action.OPERATION_ENDED, "second");

    Entry first = audit.find(Search.ALL, 1, 1).entries().getFirst();
    assertThat(first.detail()).isEqualTo("first");
    assertThat(first.at()).isEqualTo(NOON);
  }

  @Test
  void endlessNamesAndSentencesAreCut() {
    audit.record("x".repeat(5_000), "y".repeat(500), Action.LOG_IN_FAILED, "😀".repeat(3_000));

    Entry entry = audit.find(Search.ALL, 0, 1).entries().getFirst();
    assertThat(entry.user()).hasSize(64).endsWith("…");
    assertThat(entry.pair()).hasSize(63);
    assertThat(entry.detail()).hasSizeLessThanOrEqualTo(2_000).endsWith("😀…");
  }

  private List<String> details(Search search) {
    return audit.find(search, 0, 10).entries().stream().map(Entry::detail).toList();
  }
}
