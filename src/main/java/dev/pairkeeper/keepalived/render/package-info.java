/**
 * What a pair's keepalived.conf is to be: records that can't be wrong, and the text for them.
 *
 * <p>Every free text goes through {@link dev.pairkeeper.keepalived.render.ConfText}, which quotes
 * or refuses it by the rules of keepalived's own reader (lib/parser.c, v1.3 to v2.3), so that no
 * value can add a line, a brace, a comment or a definition. What is written reads back as the same
 * records.
 */
@NamedInterface("render")
@NullMarked
package dev.pairkeeper.keepalived.render;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
