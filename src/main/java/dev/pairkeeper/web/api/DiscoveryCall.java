package dev.pairkeeper.web.api;

import dev.pairkeeper.discovery.DiscoveryRequest;
import dev.pairkeeper.web.api.PairRequest.NodeRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where to look for a running pair, and as whom. */
@Schema(name = "Discovery")
record DiscoveryCall(
    @Schema(
            description =
                "One or two, of which host, interface, mysql and ssh count. The second is found by"
                    + " replication or VRRP and read with the same log-ins; without mysql.port the"
                    + " server is found out")
        @Nullable List<NodeRequest> nodes,
    @Schema(
            example = "172.30.0.100",
            description = "Which pair is meant, where the hosts keep several addresses")
        @Nullable String vip) {

  DiscoveryRequest toRequest() {
    return new DiscoveryRequest(
        nodes == null ? List.of() : nodes.stream().map(NodeRequest::toSpec).toList(),
        vip == null || vip.isBlank() ? null : vip);
  }
}
