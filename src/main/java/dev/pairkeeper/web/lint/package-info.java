/** Hands configurations to the linter, as pages and calls have them: pasted, or read off a pair. */
@NullMarked
package dev.pairkeeper.web.lint;

import org.jspecify.annotations.NullMarked;
