/**
 * Says what is wrong with the keepalived.conf of a pair. One table of rules; each row knows its
 * code, severity, condition, sentence and cure, and nothing else does.
 *
 * <p>Sources of the rules: keepalived.conf(5), keepalived's own reader and the faults that DBAs
 * meet with hand-made pairs.
 */
@NamedInterface("lint")
@NullMarked
package dev.pairkeeper.keepalived.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
