package dev.pairkeeper.topology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests by which files are told apart, as {@code sha256sum} prints them. */
public final class Sha256 {

  private Sha256() {}

  /** Of bytes, in lower-case hexadecimal. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /** What a stream has been read through, in lower-case hexadecimal. */
  public static String of(MessageDigest read) {
    return HexFormat.of().formatHex(read.digest());
  }

  /** For what is too large to be held. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
