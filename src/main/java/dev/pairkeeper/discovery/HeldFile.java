package dev.pairkeeper.discovery;

import dev.pairkeeper.topology.Secret;

/**
 * A file of a host, whole.
 *
 * @param text as UTF-8, what is none replaced; may hold passwords
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param mode octal, such as {@code 644}
 * @param owner {@code user:group}
 */
public record HeldFile(Secret text, String sha256, String mode, String owner) {}
