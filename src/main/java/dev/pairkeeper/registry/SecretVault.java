package dev.pairkeeper.registry;

import com.google.crypto.tink.Aead;
import dev.pairkeeper.topology.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts what is stored of secrets. A ciphertext is bound to the place where it is stored: moved
 * to another row or field it can't be read.
 */
final class SecretVault {

  private final Aead aead;

  SecretVault(Keyset keyset) throws GeneralSecurityException {
    this.aead = keyset.aead();
  }

  byte[] seal(VaultPlace place, Secret secret) {
    try {
      return aead.encrypt(secret.reveal().getBytes(StandardCharsets.UTF_8), binding(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("could not encrypt the " + place, e);
    }
  }

  Secret open(VaultPlace place, byte[] ciphertext) {
    try {
      return Secret.of(
          new String(aead.decrypt(ciphertext, binding(place)), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The stored %s can't be decrypted: it was changed outside the panel. Enter it again."
              .formatted(place),
          e);
    }
  }

  private static byte[] binding(VaultPlace place) {
    return place.binding().getBytes(StandardCharsets.UTF_8);
  }
}
