package dev.pairkeeper.topology;

/**
 * A configuration file or script on a host.
 *
 * @param sha256 lower-case hexadecimal
 * @param mode octal as {@code 0644}
 */
public record FileFact(String path, String sha256, String mode, String owner) {}
