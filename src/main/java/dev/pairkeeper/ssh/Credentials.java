package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import dev.pairkeeper.topology.Secret;
import java.io.IOException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.jspecify.annotations.Nullable;

/** Logs in with what the registry holds for a node, never with an agent or a file of this host. */
final class Credentials {

  private Credentials() {}

  static void logIn(SSHClient client, NodeAccess access) throws IOException {
    String user = access.node().ssh().user();
    Secret key = access.sshPrivateKey();
    Secret password = access.sshPassword();
    if (key != null) {
      client.authPublickey(user, privateKey(client, access, key));
    } else if (password != null) {
      client.authPassword(user, password.reveal().toCharArray());
    } else {
      throw SshFailure.failure(
          access.node(), Kind.ACCESS_DENIED, "neither a private key nor a password is known", null);
    }
  }

  private static KeyProvider privateKey(SSHClient client, NodeAccess access, Secret key) {
    try {
      KeyProvider provider = client.loadKeys(key.reveal(), null, passphrase(access));
      provider.getPrivate();
      return provider;
    } catch (IOException | SSHRuntimeException e) {
      String why =
          access.sshPassphrase() == null
              ? "the private key can't be read; it is damaged, or needs a passphrase"
              : "the private key can't be read; it is damaged, or the passphrase is wrong";
      throw SshFailure.failure(access.node(), Kind.ACCESS_DENIED, why, e);
    }
  }

  private static @Nullable PasswordFinder passphrase(NodeAccess access) {
    Secret passphrase = access.sshPassphrase();
    return passphrase == null
        ? null
        : PasswordUtils.createOneOff(passphrase.reveal().toCharArray());
  }
}
