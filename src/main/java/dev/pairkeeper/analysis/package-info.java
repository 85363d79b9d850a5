/**
 * Judges a pair: snapshot in, health and problems out. Pure; knows no clock, network or framework.
 */
@ApplicationModule(allowedDependencies = {"topology"})
@NullMarked
package dev.pairkeeper.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
