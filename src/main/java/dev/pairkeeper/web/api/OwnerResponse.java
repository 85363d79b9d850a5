package dev.pairkeeper.web.api;

import dev.pairkeeper.topology.NodeSnapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The node to which writes go. */
@Schema(name = "Owner")
record OwnerResponse(String node, String host, int mysqlPort, String vip, Instant observedAt) {

  static OwnerResponse of(NodeSnapshot owner, Instant observedAt) {
    return new OwnerResponse(
        owner.name(),
        owner.node().host(),
        owner.node().mysql().port(),
        owner.vip().toString(),
        observedAt);
  }
}
