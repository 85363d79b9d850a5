/**
 * Reads keepalived.conf as keepalived itself does and keeps where everything stands.
 *
 * <p>The grammar is that of keepalived's own reader (lib/parser.c, v1.3 to v2.3): a file is lines;
 * a brace outside double quotes ends a line; a line is words; a line before an opening brace owns
 * the block. Which keywords there are is not known here, so nothing that is unknown is lost.
 */
@NamedInterface("conf")
@NullMarked
package dev.pairkeeper.keepalived.conf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
