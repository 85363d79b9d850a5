/**
 * Understands keepalived: its configuration, its data and the node scripts. Pure text in, text out.
 */
@ApplicationModule(allowedDependencies = {"topology", "quoting"})
@NullMarked
package dev.pairkeeper.keepalived;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
