package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.PackageTool;
import org.jspecify.annotations.Nullable;

/**
 * A program that the node scripts or the plans run on a host.
 *
 * @param name as it is typed
 * @param apt the package that brings it on Debian and its kin
 * @param dnf the one of Red Hat's from release 8 on
 * @param yum the one of Red Hat's until release 7
 * @param without what is worse without it, as the end of a sentence; null when it must be there
 */
record NodeProgram(String name, String apt, String dnf, String yum, @Nullable String without) {

  /** The package by the name that the host's tool knows it by. */
  String packageFor(PackageTool tool) {
    return switch (tool) {
      case DNF -> dnf;
      case YUM -> yum;
      case APT, NONE -> apt;
    };
  }

  boolean needed() {
    return without == null;
  }

  /** As {@code node/preflight.sh} is asked about it. */
  String question() {
    return String.join("/", name, apt, dnf, yum);
  }
}
