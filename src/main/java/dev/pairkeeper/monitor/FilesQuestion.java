package dev.pairkeeper.monitor;

import dev.pairkeeper.keepalived.ReadScript;
import dev.pairkeeper.keepalived.TraitsScript;
import dev.pairkeeper.keepalived.conf.NodeTexts;
import dev.pairkeeper.keepalived.lint.ScriptUsers;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostTraits;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contents of a node's files over its kept connection, in commands of their own, so that
 * no look waits for them. Each command is bounded by what a connection may be silent for.
 */
record FilesQuestion(Node node, Duration timeout, InstantSource clock) {

  private static final int MOST_FILES = 64;

  /** So many of the largest files fit into the output that one command may have. */
  private static final int AT_ONCE = 8;

  /** Reads them; what can't be read says why. Waits for the host. */
  NodeConfiguration ask(RemoteShell shell, List<FileFact> facts) {
    Map<String, ConfigurationFile> read = new HashMap<>();
    List<String> paths = facts.stream().map(FileFact::path).limit(MOST_FILES).toList();
    for (int start = 0; start < paths.size(); start += AT_ONCE) {
      List<String> some = paths.subList(start, Math.min(start + AT_ONCE, paths.size()));
      String call = ShellText.line(ReadScript.read(node, some));
      String answer = shell.run(ReadScript.functions() + call, timeout).output();
      ReadScript.parse(answer, node).forEach(file -> read.put(file.path(), file));
    }
    NodeConfiguration files =
        new NodeConfiguration(
            clock.instant(),
            facts.stream().map(fact -> file(fact, read.get(fact.path()))).toList());
    return files.on(traits(shell, files));
  }

  /** What else of the host decides how its keepalived takes these files. */
  private HostTraits traits(RemoteShell shell, NodeConfiguration files) {
    Set<String> users =
        NodeTexts.parse(files, node.name()).map(ScriptUsers::of).orElseGet(TreeSet::new);
    String call = ShellText.line(TraitsScript.read(users));
    return TraitsScript.parse(shell.run(TraitsScript.functions() + call, timeout).output());
  }

  private ConfigurationFile file(FileFact fact, @Nullable ConfigurationFile read) {
    if (read == null) {
      return new ConfigurationFile(
          fact, null, "%s on %s was not read.".formatted(fact.path(), node.name()));
    }
    return read.text() == null ? new ConfigurationFile(fact, null, read.untold()) : read;
  }
}
