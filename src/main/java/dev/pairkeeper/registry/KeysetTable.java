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
   * Puts another keyset in place and encrypts every secret and every wanted file anew.
   *
   * @return how many there are
   */
  @Transactional
  public int replace(Keyset.Wrapped keyset, SecretVault from, SecretVault to) {
    lockForWriting();
    jdbc.sql("update registry_key set salt = ?, wrapped_keyset = ? where id = 1")
        .params(keyset.salt().toByteArray(), keyset.keyset().toByteArray())
        .update();
    return replaceSecrets(from, to) + replaceFiles(from, to);
  }

  private int replaceSecrets(SecretVault from, SecretVault to) {
    List<Sealed<SecretId>> secrets =
        jdbc.sql("select owner_id, field, ciphertext from secret")
            .query((row, number) ->
                new Sealed<>(
                    new SecretId(row.getString(1), SecretField.valueOf(row.getString(2))),
                    bytes(row, 3)))
            .list();
    for (Sealed<SecretId> secret : secrets) {
      jdbc.sql("update secret set ciphertext = ? where owner_id = ? and field = ?")
          .param(secret.sealedAnew(from, to))
          .params(List.of(secret.id().ownerId(), secret.id().field().name()))
          .update();
    }
    return secrets.size();
  }

  private int replaceFiles(SecretVault from, SecretVault to) {
    List<Sealed<BaseFileId>> files =
        jdbc.sql("select node_id, position, ciphertext from configuration_base_file")
            .query((row, number) ->
                new Sealed<>(new BaseFileId(row.getString(1), row.getInt(2)), bytes(row, 3)))
            .list();
    for (Sealed<BaseFileId> file : files) {
      jdbc.sql(
              "update configuration_base_file set ciphertext = ? where node_id = ? and position = ?")
          .param(file.sealedAnew(from, to))
          .params(List.of(file.id().nodeId(), file.id().position()))
          .update();
    }
    return files.size();
  }

  private static Bytes bytes(ResultSet row, int column) throws SQLException {
    return Bytes.copyFrom(row.getBytes(column));
  }

  private record Sealed<P extends VaultPlace>(P id, Bytes ciphertext) {

    byte[] sealedAnew(SecretVault from, SecretVault to) {
      return to.seal(id, from.open(id, ciphertext.toByteArray()));
    }
  }
}
