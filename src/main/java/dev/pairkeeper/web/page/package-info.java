/**
 * Pages for a browser: the shell that all of them share, log-in, help and errors. The pages of the
 * fleet, of a pair and of the form stand in packages of their own.
 *
 * <p>There is one renderer: a page is complete when it arrives, and what keeps it fresh fetches the
 * same template's live region again.
 */
@NullMarked
package dev.pairkeeper.web.page;

import org.jspecify.annotations.NullMarked;
