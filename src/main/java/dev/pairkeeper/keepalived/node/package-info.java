/**
 * What stands on a pair's hosts beside keepalived.conf, so that a failing node hands over by itself
 * when no panel runs: the check and notify scripts, their settings, their account on the server,
 * and what tells them that a daemon is gone.
 */
@NamedInterface("node")
@NullMarked
package dev.pairkeeper.keepalived.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
