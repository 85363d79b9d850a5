package dev.pairkeeper.monitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A file on a made-up host, as both scripts tell of it. */
record FakeFile(String path, String mode, String text) {

  static final String CONF = "/etc/keepalived/keepalived.conf";

  static FakeFile conf(String text) {
    return new FakeFile(CONF, "644", text);
  }

  static FakeFile script(String mode) {
    return new FakeFile("/etc/keepalived/check.sh", mode, "#!/bin/sh\n");
  }

  String line() {
    return "%s %s root %s\n".formatted(sha256(), mode, path);
  }

  String answer() {
    String content =
        Base64.getMimeEncoder().encodeToString((text + ".").getBytes(StandardCharsets.UTF_8));
    return "\036read %s root %s\n%s\n".formatted(mode, path, content);
  }

  String sha256() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
