package dev.pairkeeper.ssh;

import java.security.PublicKey;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/** Accepts exactly the pinned key, or any key when none is pinned, and remembers what it saw. */
final class HostKeyCheck implements HostKeyVerifier {

  private final @Nullable HostKey pinned;
  private volatile @Nullable HostKey seen;

  HostKeyCheck(@Nullable HostKey pinned) {
    this.pinned = pinned;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    HostKey shown =
        HostKey.of(
            KeyType.fromKey(key).toString(),
            new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
    seen = shown;
    return pinned == null || pinned.equals(shown);
  }

  /** Asks for the pinned key's type first, so that a host with several keys shows that one. */
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    if (pinned == null) {
      return List.of();
    }
    return pinned.type().equals("ssh-rsa")
        ? List.of("rsa-sha2-512", "rsa-sha2-256")
        : List.of(pinned.type());
  }

  /** The key that the host showed; null before it did. */
  @Nullable HostKey seen() {
    return seen;
  }

  /** How the host's key differs from the pinned one; null when it does not, or showed none. */
  @Nullable String difference() {
    HostKey shown = seen;
    if (pinned == null || shown == null || pinned.equals(shown)) {
      return null;
    }
    return "the host showed the %s key %s, pinned is the %s key %s"
        .formatted(shown.type(), shown.fingerprint(), pinned.type(), pinned.fingerprint());
  }
}
