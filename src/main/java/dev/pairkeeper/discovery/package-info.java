/**
 * Finds out how a pair that somebody made by hand is set up, and proposes it for registration.
 *
 * <p>Facts, proposal and reading are apart: {@link dev.pairkeeper.discovery.HostFacts} and its kin
 * are what was read, {@link dev.pairkeeper.discovery.PairProposer} makes a proposal of them and
 * touches nothing, and only {@link dev.pairkeeper.discovery.LiveDiscovery} reaches hosts, by
 * commands and statements that read.
 */
@ApplicationModule(
    allowedDependencies = {
      "topology",
      "quoting",
      "keepalived",
      "keepalived :: conf",
      "mysql",
      "ssh",
      "registry"
    })
@NullMarked
package dev.pairkeeper.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
