/** Changes what is registered, as pages and calls do, and tells what was changed. */
@NullMarked
package dev.pairkeeper.web.registration;

import org.jspecify.annotations.NullMarked;
