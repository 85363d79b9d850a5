/** The page of one pair: its picture, problems, lag, history and details. */
@NullMarked
package dev.pairkeeper.web.page.pair;

import org.jspecify.annotations.NullMarked;
