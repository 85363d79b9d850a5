package dev.pairkeeper.topology;

/**
 * A configuration file or script on a host.
 *
 * @param sha256 lower-case hexadecimal; empty when the account may not read the file
 * @param mode octal as {@code 0644}
 */
public record FileFact(String path, String sha256, String mode, String owner) {

  /** Whether the account could read it. */
  public boolean isRead() {
    return !sha256.isEmpty();
  }
}
