/** Shows everything to people (pages) and to scripts (REST). */
@ApplicationModule(
    allowedDependencies = {
      "topology",
      "analysis",
      "keepalived",
      "keepalived :: conf",
      "keepalived :: lint",
      "registry",
      "monitor",
      "access",
      "discovery",
      "plan",
      "operation",
      "schedule"
    })
@NullMarked
package dev.pairkeeper.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
