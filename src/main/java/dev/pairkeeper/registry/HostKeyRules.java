package dev.pairkeeper.registry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for a host's public key, as {@code ssh-keyscan} prints it after the host's name. */
final class HostKeyRules {

  private static final String FIELD = "hostKey";
  private static final int LONGEST = 4096;
  private static final Pattern SHAPE =
      Pattern.compile(
          "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) ([A-Za-z0-9+/]+={0,2})");

  private HostKeyRules() {}

  static void check(@Nullable String hostKey, FieldRules fields) {
    if (hostKey == null || fields.tooLong(FIELD, hostKey, LONGEST)) {
      return;
    }
    if (!isHostKey(hostKey)) {
      fields.refuse(
          FIELD,
          "Must be type and key such as ssh-ed25519 AAAA…, without host name and comment: the first"
              + " two words of /etc/ssh/ssh_host_ed25519_key.pub on the host. Leave it out to pin"
              + " the key that is seen first.");
    }
  }

  static boolean isHostKey(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches() && matcher.group(1).equals(typeIn(matcher.group(2)));
  }

  /** The type that the key itself carries at its beginning (RFC 4253, section 6.6). */
  private static @Nullable String typeIn(String base64) {
    try {
      var key = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      byte[] type = new byte[Math.min(key.getInt(), key.remaining())];
      key.get(type);
      return new String(type, StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
      return null;
    }
  }
}
