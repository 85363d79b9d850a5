package dev.pairkeeper.registry;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.pairkeeper.topology.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.PBEKeySpec;

/**
 * The text that everything secret in the registry hangs on. Base64 of 32 bytes is taken as a random
 * key; any other text of 16 characters or more as a passphrase, which is stretched.
 *
 * @param origin where the text came from, as messages name it
 */
record MasterKey(String origin, Secret text) {

  static final int SHORTEST = 16;

  private static final int KEY_BYTES = 32;
  private static final byte[] PURPOSE =
      "pairkeeper registry keyset".getBytes(StandardCharsets.UTF_8);

  /** OWASP's Password Storage Cheat Sheet for PBKDF2 with HMAC-SHA-256. */
  private static final int STRETCHING_ROUNDS = 600_000;

  MasterKey {
    if (text.reveal().length() < SHORTEST) {
      throw new RegistryUnusableException(
          "The key in %s is shorter than %d characters.".formatted(origin, SHORTEST),
          "Use a long passphrase, or a random key made by: openssl rand -base64 32");
    }
  }

  /** What encrypts the keyset; the same for the same text and salt. */
  Aead cipher(byte[] salt) throws GeneralSecurityException {
    var random = randomKey();
    return new AesGcmJce(random.isPresent() ? extracted(random.get(), salt) : stretched(salt));
  }

  private Optional<byte[]> randomKey() {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.reveal());
      return Optional.of(bytes).filter(key -> key.length == KEY_BYTES);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] extracted(byte[] random, byte[] salt) throws GeneralSecurityException {
    var derivation =
        HKDFParameterSpec.ofExtract().addIKM(random).addSalt(salt).thenExpand(PURPOSE, KEY_BYTES);
    return KDF.getInstance("HKDF-SHA256").deriveData(derivation);
  }

  private byte[] stretched(byte[] salt) throws GeneralSecurityException {
    var passphrase =
        new PBEKeySpec(text.reveal().toCharArray(), salt, STRETCHING_ROUNDS, KEY_BYTES * 8);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
        .generateSecret(passphrase)
        .getEncoded();
  }
}
