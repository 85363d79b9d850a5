package dev.pairkeeper.registry;

import com.google.crypto.tink.util.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one row that holds the wrapped keyset; it also serves as the lock of all who write. */
@Component
class KeysetTable {

  private final JdbcClient jdbc;

  KeysetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Keyset.Wrapped> find() {
    return jdbc.sql("select salt, wrapped_keyset from registry_key where id = 1")
        .query((row, number) -> new Keyset.Wrapped(bytes(row, 1), bytes(row, 2)))
        .optional();
  }

  void insert(Keyset.Wrapped keyset) {
    jdbc.sql("insert into registry_key (id, salt, wrapped_keyset) values (1, ?, ?)")
        .params(keyset.salt().toByteArray(), keyset.keyset().toByteArray())
        .update();
  }

  /**
   * Waits until no other transaction writes to the registry, also of another panel, and holds the
   * others off until this transaction ends.
   */
  void lockForWriting() {
    jdbc.sql("select id from registry_key where id = 1 for update").query(Integer.class).single();
  }

  /**
   * Puts another keyset in place and encrypts every secret anew.
   *
   * @return how many secrets there are
   */
  @Transactional
  public int replace(Keyset.Wrapped keyset, SecretVault from, SecretVault to) {
    lockForWriting();
    jdbc.sql("update registry_key set salt = ?, wrapped_keyset = ? where id = 1")
        .params(keyset.salt().toByteArray(), keyset.keyset().toByteArray())
        .update();
    List<Sealed> secrets =
        jdbc.sql("select owner_id, field, ciphertext from secret")
            .query((row, number) -> sealed(row))
            .list();
    for (Sealed secret : secrets) {
      jdbc.sql("update secret set ciphertext = ? where owner_id = ? and field = ?")
          .param(to.seal(secret.id(), from.open(secret.id(), secret.ciphertext().toByteArray())))
          .params(List.of(secret.id().ownerId(), secret.id().field().name()))
          .update();
    }
    return secrets.size();
  }

  private static Sealed sealed(ResultSet row) throws SQLException {
    return new Sealed(
        new SecretId(row.getString(1), SecretField.valueOf(row.getString(2))), bytes(row, 3));
  }

  private static Bytes bytes(ResultSet row, int column) throws SQLException {
    return Bytes.copyFrom(row.getBytes(column));
  }

  private record Sealed(SecretId id, Bytes ciphertext) {}
}
