/**
 * Talks to hosts; the only package that knows sshj.
 *
 * <p>A host has one kept connection, and a look is one question to a shell that is kept on it: a
 * new command on the connection costs the panel five times as much, and the host a log-in shell.
 * Whoever does not answer in time has his connection cut; that is the only way to be sure that no
 * thread waits for him. sshj keeps a platform thread per connection, and would keep 256 KiB of read
 * buffer if it were not for the one class of it that {@code net.schmizz.sshj.transport} replaces.
 */
@ApplicationModule(allowedDependencies = {"topology", "quoting"})
@NullMarked
package dev.pairkeeper.ssh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
