package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores an hour and a half of 100 pairs as the recorder does, each chunk rewritten every minute
 * until it is full, into a database file with the registry's options, and scales what the file grew
 * by, with all its free space, to a day. The lags are some milliseconds with much noise and now and
 * then a peak; the times jitter by some milliseconds. No space is held back for 45 s as usual: that
 * is less than the minute between two writes, which takes no time here.
 */
class HistorySizeTests {

  private static final int PAIRS = 100;
  private static final int MINUTES = 90;
  private static final int LOOKS_A_MINUTE = 30;
  private static final long LIMIT = 200L * 1000 * 1000;

  private final Random random = new Random(42);
  @TempDir Path directory;

  @Test
  void dayOfHundredPairsAtFullResolutionFitsInto200Megabytes() {
    SampleBuffer buffer = new SampleBuffer();
    JdbcConnectionPool pool = open();
    long empty = size(pool);
    ChunkStore store =
        new ChunkStore(
            new JdbcTemplate(pool), new TransactionTemplate(new JdbcTransactionManager(pool)));
    for (int minute = 0; minute < MINUTES; minute++) {
      observeMinute(buffer, minute);
      SampleBuffer.Batch batch = buffer.batch();
      store.store(batch.moves(), batch.chunks());
      buffer.stored(batch);
    }
    long grown = size(pool) - empty;
    pool.dispose();

    double perSample = grown / (double) (PAIRS * 2 * 2 * MINUTES * LOOKS_A_MINUTE);
    double dayOfHundred = perSample * 100 * 2 * 2 * 24 * 60 * LOOKS_A_MINUTE;
    System.out.printf(
        "history: %.2f bytes a sample in the file, %.0f MB for a day of 100 pairs%n",
        perSample, dayOfHundred / 1e6);
    assertThat(dayOfHundred).isLessThan(LIMIT);
  }

  private void observeMinute(SampleBuffer buffer, int minute) {
    for (int look = 0; look < LOOKS_A_MINUTE; look++) {
      long time =
          Seen.START.toEpochMilli()
              + Duration.ofSeconds(60L * minute + 2L * look).toMillis()
              + random.nextInt(80);
      for (SeriesKey key : series()) {
        buffer.add(key, time, key.kind() == SeriesKey.Kind.LAG ? lag() : 105);
      }
    }
  }

  private long lag() {
    if (random.nextInt(500) == 0) {
      return Samples.UNKNOWN;
    }
    double typical = 4 + Math.abs(random.nextGaussian()) * 8;
    return Math.round(random.nextInt(50) == 0 ? typical * 60 : typical);
  }

  private static List<SeriesKey> series() {
    List<SeriesKey> keys = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      for (String node : List.of("db1", "db2")) {
        keys.add(new SeriesKey("customer-orders-" + pair, node, SeriesKey.Kind.LAG, ""));
        keys.add(new SeriesKey("customer-orders-" + pair, node, SeriesKey.Kind.STATE, ""));
      }
    }
    return keys;
  }

  private JdbcConnectionPool open() {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:file:"
                + directory.resolve("registry")
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;RETENTION_TIME=0",
            "sa",
            "");
    Flyway.configure().dataSource(pool).load().migrate();
    return pool;
  }

  private long size(JdbcConnectionPool pool) {
    new JdbcTemplate(pool).execute("checkpoint sync");
    File[] files = directory.toFile().listFiles();
    long size = 0;
    for (File file : files == null ? new File[0] : files) {
      size += file.length();
    }
    return size;
  }
}
