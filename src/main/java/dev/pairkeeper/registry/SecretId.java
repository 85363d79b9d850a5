package dev.pairkeeper.registry;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * Where a secret is stored.
 *
 * @param ownerId the row id of the pair or node it belongs to, which no renaming changes
 */
@Embeddable
record SecretId(String ownerId, @Enumerated(EnumType.STRING) SecretField field)
    implements VaultPlace {

  @Override
  public String binding() {
    return ownerId + "/" + field;
  }

  @Override
  public String toString() {
    return "%s of row %s".formatted(field.path(), ownerId);
  }
}
