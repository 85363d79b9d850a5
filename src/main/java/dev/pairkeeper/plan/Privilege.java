package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.Node;

/** Makes a command root's on the hosts where the panel's user is another. */
public final class Privilege {

  private Privilege() {}

  /**
   * The command as the panel's user on that node has to type it: {@code sudo -n} never asks for a
   * password, it fails.
   *
   * @param command one simple command or a list of them, which then runs in a shell of root's
   */
  public static String command(Node node, String command) {
    if (!node.ssh().sudo()) {
      return command;
    }
    boolean simple = command.chars().noneMatch(c -> "|&;<>()$`\\\"'\n*?[#~{".indexOf(c) >= 0);
    return simple ? "sudo -n " + command : "sudo -n /bin/sh -c " + ShellText.quote(command);
  }
}
