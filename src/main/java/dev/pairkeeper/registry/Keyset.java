package dev.pairkeeper.registry;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** The random keys that encrypt the secrets; stored only when wrapped by the master key. */
record Keyset(KeysetHandle handle) {

  private static final byte[] PURPOSE = "registry_key".getBytes(StandardCharsets.UTF_8);
  private static final int SALT_BYTES = 16;

  /** A keyset as it is stored. */
  record Wrapped(Bytes salt, Bytes keyset) {}

  static Keyset generate() throws GeneralSecurityException {
    return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink()));
  }

  /**
   * Opens a stored keyset.
   *
   * @throws GeneralSecurityException when it was wrapped by another master key
   */
  static Keyset unwrap(Wrapped wrapped, MasterKey masterKey) throws GeneralSecurityException {
    Aead cipher = masterKey.cipher(wrapped.salt().toByteArray());
    return new Keyset(
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            wrapped.keyset().toByteArray(), cipher, PURPOSE, tink()));
  }

  Wrapped wrap(MasterKey masterKey) throws GeneralSecurityException {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Aead cipher = masterKey.cipher(salt);
    byte[] keyset = TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, cipher, PURPOSE, tink());
    return new Wrapped(Bytes.copyFrom(salt), Bytes.copyFrom(keyset));
  }

  Aead aead() throws GeneralSecurityException {
    return handle.getPrimitive(tink(), Aead.class);
  }

  private static Configuration tink() {
    return AeadConfig2026.get();
  }
}
