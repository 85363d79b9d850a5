package dev.pairkeeper.registry;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An encrypted secret of a pair or of one of its nodes; goes away with the pair. */
@Entity
@Table(name = "secret")
class SecretEntity {

  @EmbeddedId private SecretId id;
  private String pairId;
  private byte[] ciphertext;

  @SuppressWarnings("NullAway.Init")
  protected SecretEntity() {}

  SecretEntity(SecretId id, String pairId, byte[] ciphertext) {
    this.id = id;
    this.pairId = pairId;
    this.ciphertext = ciphertext.clone();
  }

  SecretId id() {
    return id;
  }

  String pairId() {
    return pairId;
  }

  byte[] ciphertext() {
    return ciphertext.clone();
  }

  void replace(byte[] newCiphertext) {
    ciphertext = newCiphertext.clone();
  }
}
