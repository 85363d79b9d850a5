package dev.pairkeeper.registry;

import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.Secret;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for what opens a host: a private key or a password, given now or stored before. */
final class SshCredentialRules {

  private static final int LONGEST_PASSWORD = 1024;

  private SshCredentialRules() {}

  static void check(SshSpec ssh, Set<String> stored, FieldRules fields) {
    fields.secret(SecretField.SSH_PASSWORD, ssh.password(), LONGEST_PASSWORD);
    fields.secret(
        SecretField.SSH_PRIVATE_KEY_PASSPHRASE, ssh.privateKeyPassphrase(), LONGEST_PASSWORD);
    boolean key = willHave(SecretField.SSH_PRIVATE_KEY, ssh.privateKey(), stored, fields);
    boolean password = willHave(SecretField.SSH_PASSWORD, ssh.password(), stored, fields);
    boolean passphrase =
        willHave(
            SecretField.SSH_PRIVATE_KEY_PASSPHRASE, ssh.privateKeyPassphrase(), stored, fields);
    if (!key && !password) {
      fields.refuse(
          SecretField.SSH_PRIVATE_KEY.path(), "Must be given, unless there is an SSH password.");
    }
    if (ssh.privateKey() != null && !ssh.privateKey().isEmpty()) {
      checkKey(ssh.privateKey().reveal(), passphrase, fields);
    }
  }

  private static void checkKey(String key, boolean passphrase, FieldRules fields) {
    String field = SecretField.SSH_PRIVATE_KEY.path();
    if (fields.tooLong(field, key, PrivateKeyText.LONGEST)) {
      return;
    }
    PrivateKeyText.complaint(key).ifPresent(complaint -> fields.refuse(field, complaint));
    if (PrivateKeyText.isEncrypted(key) && !passphrase) {
      fields.refuse(
          SecretField.SSH_PRIVATE_KEY_PASSPHRASE.path(),
          "Must be given: the private key is encrypted.");
    }
  }

  private static boolean willHave(
      SecretField field, @Nullable Secret given, Set<String> stored, FieldRules fields) {
    return given == null ? stored.contains(fields.pathOf(field.path())) : !given.isEmpty();
  }
}
