package dev.pairkeeper.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** The audit log in the registry's database. */
@Service
class StoredAudit implements AuditLog {

  private static final Logger LOG = LoggerFactory.getLogger(StoredAudit.class);
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_DETAIL = 2_000;
  private static final int MOST_WAITING = 10_000;

  private final AuditTable table;
  private final InstantSource clock;
  private final Deque<Entry> waiting = new ArrayDeque<>();

  @Autowired
  StoredAudit(AuditTable table) {
    this(table, InstantSource.system());
  }

  StoredAudit(AuditTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public synchronized void record(
      String user, @Nullable String pair, Action action, String detail) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    waiting.add(
        new Entry(
            0,
            now,
            cut(user, LONGEST_NAME),
            pair == null ? null : cut(pair, LONGEST_NAME - 1),
            action,
            cut(detail, LONGEST_DETAIL)));
    store();
  }

  @Override
  public Excerpt find(Search search, long skip, int most) {
    store();
    return new Excerpt(table.find(search, skip, most), table.count(search));
  }

  private synchronized void store() {
    try {
      for (Entry next = waiting.peek(); next != null; next = waiting.peek()) {
        table.add(next);
        waiting.remove();
      }
    } catch (RuntimeException away) {
      LOG.warn("An audit entry can't be stored for now: {}", waiting.peekLast(), away);
      if (waiting.size() > MOST_WAITING) {
        waiting.remove();
      }
    }
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean parted = Character.isHighSurrogate(text.charAt(longest - 2));
    return text.substring(0, longest - (parted ? 2 : 1)) + "…";
  }
}
