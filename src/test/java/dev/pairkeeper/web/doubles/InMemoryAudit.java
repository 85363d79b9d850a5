package dev.pairkeeper.web.doubles;

import dev.pairkeeper.access.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log in memory. */
public final class InMemoryAudit implements AuditLog {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  public void clear() {
    entries.clear();
  }

  /** All entries, the oldest first, as {@code user pair action: detail}. */
  public List<String> lines() {
    return entries.stream()
        .map(entry ->
            "%s %s %s: %s".formatted(entry.user(), entry.pair(), entry.action(), entry.detail()))
        .toList();
  }

  @Override
  public void record(String user, String pair, Action action, String detail) {
    entries.add(new Entry(entries.size() + 1L, Instant.now(), user, pair, action, detail));
  }

  @Override
  public Excerpt find(Search search, long skip, int most) {
    List<Entry> found =
        new ArrayList<>(
            entries.stream()
                .filter(entry -> search.pair() == null || search.pair().equals(entry.pair()))
                .filter(entry -> search.user() == null || search.user().equals(entry.user()))
                .filter(entry -> search.from() == null || !entry.at().isBefore(search.from()))
                .filter(entry -> search.to() == null || entry.at().isBefore(search.to()))
                .toList());
    return new Excerpt(found.reversed().stream().skip(skip).limit(most).toList(), found.size());
  }
}
