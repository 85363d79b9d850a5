/** Looks at every pair all the time and remembers what it saw. */
@ApplicationModule(
    allowedDependencies = {
      "registry",
      "topology",
      "quoting",
      "analysis",
      "mysql",
      "ssh",
      "keepalived",
      "keepalived :: conf",
      "keepalived :: lint"
    })
@NullMarked
package dev.pairkeeper.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
