/**
 * Does to a pair what a plan says: one operation per pair at a time, each step written down before
 * it is done, verified afterwards, and undone when a later one fails.
 *
 * <p>What has been written down is enough to go on or to go back after the panel was killed at any
 * moment: a step under way may have been done wholly, in part or not at all, so both its deed and
 * its undo are such that they may be done again.
 */
@ApplicationModule(
    allowedDependencies = {
      "topology",
      "quoting",
      "analysis",
      "plan",
      "monitor",
      "discovery",
      "registry",
      "access",
      "mysql",
      "ssh",
      "keepalived",
      "keepalived :: conf",
      "keepalived :: node",
      "keepalived :: render"
    })
@NullMarked
package dev.pairkeeper.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
