/** Talks to hosts; the only package that knows sshj. */
@ApplicationModule(allowedDependencies = {"topology"})
@NullMarked
package dev.pairkeeper.ssh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
