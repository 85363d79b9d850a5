/** Keeps what is managed: pairs, nodes, credentials. */
@ApplicationModule(allowedDependencies = {"topology"})
@NullMarked
package dev.pairkeeper.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
