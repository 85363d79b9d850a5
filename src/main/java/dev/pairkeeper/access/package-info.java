/** Knows who may do what: users, roles and how they log in. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.pairkeeper.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
