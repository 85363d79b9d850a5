package dev.pairkeeper.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pairkeeper.keepalived.FileScripts;
import dev.pairkeeper.plan.FileDeed.CopyPackages;
import dev.pairkeeper.plan.FileDeed.EditFile;
import dev.pairkeeper.plan.FileDeed.RestoreFile;
import dev.pairkeeper.plan.FileDeed.WriteFile;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.topology.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes, edits and restores files on hosts, each wholly or not at all. */
final class RemoteFiles {

  private static final String NONE = "-";

  private final Hosts hosts;
  private final Duration limit;

  RemoteFiles(Hosts hosts, Duration limit) {
    this.hosts = hosts;
    this.limit = limit;
  }

  String write(WriteFile deed, Secret content) {
    byte[] bytes = content.reveal().getBytes(UTF_8);
    return script(
        deed.node(),
        deed.sudo(),
        bytes,
        FileScripts.write(),
        "write-file",
        deed.path(),
        deed.mode(),
        deed.owner(),
        orNone(deed.before()),
        sha256(bytes),
        orNone(deed.savedAs()));
  }

  String edit(EditFile deed) {
    byte[] present = read(deed);
    String digest = sha256(present);
    if (digest.equals(deed.after())) {
      return "It had been done already.";
    }
    byte[] edited = deed.applyTo(new String(present, UTF_8)).getBytes(UTF_8);
    if (!digest.equals(deed.before()) || !sha256(edited).equals(deed.after())) {
      throw new StepFailedException(
          "%s on %s is another than expected: somebody changed it meanwhile. Plan again."
              .formatted(deed.path(), deed.node()));
    }
    return script(
        deed.node(),
        deed.sudo(),
        edited,
        FileScripts.write(),
        "write-file",
        deed.path(),
        NONE,
        NONE,
        deed.before(),
        deed.after(),
        deed.savedAs());
  }

  String copy(CopyPackages deed, PackageFile file, byte[] content) {
    return script(
        deed.node(),
        deed.sudo(),
        content,
        FileScripts.write(),
        "write-file",
        deed.folder() + "/" + file.name(),
        "0600",
        "root:root",
        NONE,
        file.sha256(),
        NONE);
  }

  String restore(RestoreFile deed) {
    return script(
        deed.node(),
        deed.sudo(),
        new byte[0],
        FileScripts.restore(),
        "restore-file",
        deed.path(),
        orNone(deed.before()),
        orNone(deed.savedAs()));
  }

  private byte[] read(EditFile deed) {
    String command = (deed.sudo() ? "sudo -n " : "") + "cat " + ShellText.quote(deed.path());
    CommandResult answer = hosts.run(deed.node(), command, new byte[0], limit);
    requireDone(deed.node(), "cat " + deed.path(), answer);
    return answer.output().getBytes(UTF_8);
  }

  private String script(
      String node, boolean sudo, byte[] input, String script, String... arguments) {
    List<String> words =
        Stream.concat(Stream.of("/bin/sh", "-c", script), Stream.of(arguments)).toList();
    String command = (sudo ? "sudo -n " : "") + ShellText.line(words);
    CommandResult answer = hosts.run(node, command, input, limit);
    requireDone(node, String.join(" ", arguments), answer);
    return (answer.output() + answer.errors()).strip();
  }

  private static void requireDone(String node, String what, CommandResult answer) {
    if (!answer.succeeded()) {
      throw new StepFailedException(
          "%s: %s ended with %d: %s"
              .formatted(
                  node, what, answer.exitStatus(), (answer.errors() + answer.output()).strip()));
    }
  }

  private static String orNone(@Nullable String value) {
    return value == null ? NONE : value;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
