package dev.pairkeeper.discovery;

import dev.pairkeeper.registry.PairSpec.NodeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to look, and as whom.
 *
 * @param nodes one or two, of which the host, the log-ins, the interface and the server's port
 *     count; without a port it is found out
 * @param vip the address of the pair that is meant, with or without its prefix, where the hosts
 *     keep several; may be null
 */
public record DiscoveryRequest(List<NodeSpec> nodes, @Nullable String vip) {}
