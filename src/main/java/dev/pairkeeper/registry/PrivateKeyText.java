package dev.pairkeeper.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the outside of a private key; whether it opens the host only the host can say. */
final class PrivateKeyText {

  /** More than an RSA key of 16,384 bits needs. */
  static final int LONGEST = 16_384;

  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*-----BEGIN ([A-Z]+ )?PRIVATE KEY-----([\\p{Graph} \\t\\r\\n]+)"
              + "-----END ([A-Z]+ )?PRIVATE KEY-----\\s*");

  /** PROTOCOL.key of OpenSSH: the magic, then the cipher's name behind its length. */
  private static final byte[] OPENSSH_WITHOUT_CIPHER =
      "openssh-key-v1\0\0\0\0\4none".getBytes(StandardCharsets.US_ASCII);

  private PrivateKeyText() {}

  /** What is wrong with the text, as a sentence. */
  static Optional<String> complaint(String text) {
    if (SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.startsWith("PuTTY")) {
      return Optional.of(
          "Is PuTTY's own format. Convert it: puttygen key.ppk -O private-openssh -o key");
    }
    if (text.startsWith("ssh-") || text.startsWith("ecdsa-") || text.contains("PUBLIC KEY")) {
      return Optional.of("Is a public key. Give the private one, the file without .pub.");
    }
    return Optional.of(
        "Must be the whole private key file, from -----BEGIN … PRIVATE KEY----- to its END line.");
  }

  static boolean isEncrypted(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String kind = matcher.group(1);
    String body = matcher.group(2);
    if ("OPENSSH ".equals(kind)) {
      return !startsWithoutCipher(body);
    }
    return "ENCRYPTED ".equals(kind) || body.contains("Proc-Type: 4,ENCRYPTED");
  }

  private static boolean startsWithoutCipher(String body) {
    String base64 = body.replaceAll("[^A-Za-z0-9+/]", "");
    byte[] start =
        Base64.getDecoder().decode(base64.substring(0, Math.min(32, base64.length()) / 4 * 4));
    int length = OPENSSH_WITHOUT_CIPHER.length;
    return start.length >= length
        && Arrays.equals(start, 0, length, OPENSSH_WITHOUT_CIPHER, 0, length);
  }
}
