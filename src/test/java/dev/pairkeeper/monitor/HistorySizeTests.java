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
 * Stores two hours of two pairs as the recorder does, every chunk rewritten each minute until it is
 * full, into a database file of the default kind, and scales what the file has grown by to a day of
 * 100 pairs. The lags are as measured on a busy pair: some milliseconds with much noise and now and
 * then a peak; the times jitter by some milliseconds.
 */
class HistorySizeTests {

  private static final int PAIRS = 100;
  private static final int MINUTES = 480;
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
      if (minute % 40 == 39) { System.out.println("DBG " + minute + " " + size(pool)/1024 + " kB"); }
    }
    long grown = size(pool) - empty;
    System.out.println(new JdbcTemplate(pool).queryForList("select kind, count(*) n, sum(length(samples)) b from history_chunk group by kind"));
    new JdbcTemplate(pool).execute("shutdown compact");
    System.out.println("compact " + java.util.Arrays.toString(directory.toFile().listFiles()) + directory.resolve("registry.mv.db").toFile().length());
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
            "jdbc:h2:file:" + directory.resolve("registry") + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;RETENTION_TIME=0",
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
