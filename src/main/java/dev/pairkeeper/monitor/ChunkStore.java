package dev.pairkeeper.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps chunks in the registry's database. */
@Repository
class ChunkStore {

  private static final String KEY =
      "pair = ? and kind = ? and step_ms = ? and first_ms = ? and node = ? and channel = ?";

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;

  ChunkStore(JdbcTemplate database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** Stores chunks, in place of those of the same id; all or none. */
  void store(List<PairMove> moves, List<Chunk> chunks) {
    transaction.executeWithoutResult(status -> {
      moves.forEach(this::move);
      put(chunks);
    });
  }

  /** Stores chunks in place of others. */
  void storeInsteadOf(List<Chunk> others, List<Chunk> chunks) {
    transaction.executeWithoutResult(status -> {
      database.batchUpdate(
          "delete from history_chunk where " + KEY, others.stream().map(ChunkStore::key).toList());
      put(chunks);
    });
  }

  /** The chunks of a pair that have something between two moments, oldest first. */
  List<Chunk> of(String pair, SeriesKey.Kind kind, long from, long to) {
    return database.query(
        "select * from history_chunk where pair = ? and kind = ? and last_ms >= ? and first_ms <= ?"
            + " order by first_ms",
        ChunkStore::chunk,
        pair,
        kind.name(),
        from,
        to);
  }

  /** The series that have chunks of that step which end before the given moment. */
  List<SeriesKey> seriesBefore(long stepMillis, long moment) {
    return database.query(
        "select distinct pair, node, kind, channel from history_chunk"
            + " where step_ms = ? and last_ms < ?",
        (row, number) -> series(row),
        stepMillis,
        moment);
  }

  /** The chunks of a series of that step which end before the given moment, oldest first. */
  List<Chunk> before(SeriesKey key, long stepMillis, long moment) {
    return database.query(
        "select * from history_chunk where pair = ? and node = ? and kind = ? and channel = ?"
            + " and step_ms = ? and last_ms < ? order by first_ms",
        ChunkStore::chunk,
        key.pair(),
        key.node(),
        key.kind().name(),
        key.channel(),
        stepMillis,
        moment);
  }

  /** Forgets all chunks of that step which end before the given moment. */
  int forgetBefore(long stepMillis, long moment) {
    return database.update(
        "delete from history_chunk where step_ms = ? and last_ms < ?", stepMillis, moment);
  }

  private void move(PairMove move) {
    switch (move) {
      case PairMove.Removed(String pair) ->
          database.update("delete from history_chunk where pair = ?", pair);
      case PairMove.Renamed(String pair, String now) -> {
        database.update("delete from history_chunk where pair = ?", now);
        database.update("update history_chunk set pair = ? where pair = ?", now, pair);
      }
    }
  }

  /**
   * A chunk that grows is updated in place: deleted and inserted anew each minute it would make the
   * database file several times as large.
   */
  private void put(List<Chunk> chunks) {
    int[] updated =
        database.batchUpdate(
            "update history_chunk set last_ms = ?, samples = ? where " + KEY,
            chunks.stream().map(ChunkStore::row).toList());
    database.batchUpdate(
        "insert into history_chunk (last_ms, samples, pair, kind, step_ms, first_ms, node, channel)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        IntStream.range(0, updated.length)
            .filter(i -> updated[i] == 0)
            .mapToObj(i -> row(chunks.get(i)))
            .toList());
  }

  private static Object[] row(Chunk chunk) {
    byte[] samples = SampleCodec.pack(chunk.samples());
    return Stream.concat(Stream.of(chunk.samples().lastTime(), samples), Arrays.stream(key(chunk)))
        .toArray();
  }

  private static Object[] key(Chunk chunk) {
    SeriesKey key = chunk.key();
    return new Object[] {
      key.pair(),
      key.kind().name(),
      chunk.stepMillis(),
      chunk.samples().firstTime(),
      key.node(),
      key.channel()
    };
  }

  private static Chunk chunk(ResultSet row, int number) throws SQLException {
    Samples samples = SampleCodec.unpack(row.getBytes("samples"));
    return new Chunk(series(row), row.getLong("step_ms"), samples);
  }

  private static SeriesKey series(ResultSet row) throws SQLException {
    return new SeriesKey(
        row.getString("pair"),
        row.getString("node"),
        SeriesKey.Kind.valueOf(row.getString("kind")),
        row.getString("channel"));
  }
}
