/** Pages for a browser. */
@NullMarked
package dev.pairkeeper.web.page;

import org.jspecify.annotations.NullMarked;
