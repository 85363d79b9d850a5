package dev.pairkeeper.registry;

/** Where something encrypted is stored; {@code toString} says it in words. */
interface VaultPlace {

  /** What the ciphertext is bound to: no other place has the same. */
  String binding();
}
