/** Talks to managed servers; the only package that knows their SQL. */
@ApplicationModule(allowedDependencies = {"topology", "quoting"})
@NullMarked
package dev.pairkeeper.mysql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
