package dev.pairkeeper.web.page.audit;

import dev.pairkeeper.access.AuditLog.Search;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What somebody looks for in the audit log; null or blank stands for any.
 *
 * @param from the first day, in UTC
 * @param to the last day, in UTC
 * @param page counted from 0; null for the first
 */
record AuditSearch(
    @Nullable String pair,
    @Nullable String user,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
    @Nullable Integer page) {

  Search search() {
    return new Search(
        given(pair), given(user), start(from), start(to == null ? null : to.plusDays(1)));
  }

  /** The page that is shown. */
  public int number() {
    return page == null ? 0 : Math.max(0, page);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
