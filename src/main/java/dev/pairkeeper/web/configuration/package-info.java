/** What is known of the files of a pair's nodes, masked, for pages and calls alike. */
@NullMarked
package dev.pairkeeper.web.configuration;

import org.jspecify.annotations.NullMarked;
