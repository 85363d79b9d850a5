package dev.pairkeeper.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A host's public key as {@code type base64}, as in a line of {@code known_hosts}. */
record HostKey(String type, String base64) {

  /**
   * Reads {@code type base64}; a comment behind it is ignored.
   *
   * @throws IllegalArgumentException when the text is not a public key
   */
  static HostKey parse(String text) {
    String[] words = text.strip().split("\\s+", 3);
    if (words.length < 2) {
      throw new IllegalArgumentException(
          "a host key such as 'ssh-ed25519 AAAA…' is needed, was '" + text + "'");
    }
    Base64.getDecoder().decode(words[1]);
    return new HostKey(words[0], words[1]);
  }

  static HostKey of(String type, byte[] blob) {
    return new HostKey(type, Base64.getEncoder().encodeToString(blob));
  }

  /** The fingerprint as {@code ssh-keygen -l} prints it: SHA-256, base64 without padding. */
  String fingerprint() {
    byte[] digest = sha256().digest(Base64.getDecoder().decode(base64));
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  @Override
  public String toString() {
    return type + " " + base64;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
