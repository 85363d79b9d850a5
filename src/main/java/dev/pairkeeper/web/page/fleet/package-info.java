/** The page that shows every pair, worst first. */
@NullMarked
package dev.pairkeeper.web.page.fleet;

import org.jspecify.annotations.NullMarked;
