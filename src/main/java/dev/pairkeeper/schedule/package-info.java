/**
 * Knows what is to be with a pair at a time: maintenance that ends by itself, and operations that
 * start by themselves.
 *
 * <p>What is ordered stands in the registry's database, so it outlives a restart and is the same
 * for every panel on it.
 */
@ApplicationModule(allowedDependencies = {"registry", "access", "monitor", "plan", "operation"})
@NullMarked
package dev.pairkeeper.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
