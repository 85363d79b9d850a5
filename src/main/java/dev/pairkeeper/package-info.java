/** The Pairkeeper panel. */
@NullMarked
package dev.pairkeeper;

import org.jspecify.annotations.NullMarked;
