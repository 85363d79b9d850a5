/** The words of the domain: what a pair is meant to be and what one look at it brought. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.pairkeeper.topology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
