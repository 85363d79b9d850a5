/**
 * Turns values into words of other languages: shell, SQL, option files. Each language has one place
 * that quotes, and values reach it only through that. Pure.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.pairkeeper.quoting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
