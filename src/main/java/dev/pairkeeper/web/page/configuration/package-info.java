/**
 * Shows keepalived.conf line by line with what stands against it: of texts that somebody pastes,
 * and of a registered pair.
 *
 * <p>Whatever is shown is masked; only the text area gives a pasted text back as it was.
 */
@NullMarked
package dev.pairkeeper.web.page.configuration;

import org.jspecify.annotations.NullMarked;
