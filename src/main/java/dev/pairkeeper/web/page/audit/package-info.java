/** The page that tells who did what. */
@NullMarked
package dev.pairkeeper.web.page.audit;

import org.jspecify.annotations.NullMarked;
