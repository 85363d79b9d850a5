/**
 * Plans what is to be done to a pair: a request and what is known of the pair in, a plan or a
 * refusal out. Pure; the very plan that is shown is the one that runs.
 */
@ApplicationModule(
    allowedDependencies = {
      "topology",
      "quoting",
      "analysis",
      "keepalived",
      "keepalived :: conf",
      "keepalived :: node",
      "keepalived :: render"
    })
@NullMarked
package dev.pairkeeper.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
