/**
 * One class of sshj, written anew: {@link net.schmizz.sshj.transport.Reader}.
 *
 * <p>sshj 0.40.0 gives the reader of each connection a buffer for the largest packet there may be,
 * 256 KiB, and keeps it while the connection lasts: 105 MB for the 400 nodes of 200 pairs. No
 * setting, subclass or socket changes that: the transport makes its reader itself, and the reader
 * its buffer. What the decoder asks for may be brought in pieces, so a buffer of 8 KiB does the
 * same for packets of any size.
 *
 * <p>This class stands before sshj's of the same name wherever {@code target/classes} stands before
 * the libraries: in Maven's class paths, and in the packaged jar, whose {@code BOOT-INF/classes}
 * comes before {@code BOOT-INF/lib}. Where it does not, sshj's own is loaded and only costs its
 * memory. It uses three package-private things of sshj ({@code getConnInfo}, {@code getDecoder},
 * {@code Decoder.received}); {@code ReaderTests} fails when sshj has another version than the one
 * it was written for. With a version whose reader has no such buffer, delete this package.
 */
@NullMarked
package net.schmizz.sshj.transport;

import org.jspecify.annotations.NullMarked;
