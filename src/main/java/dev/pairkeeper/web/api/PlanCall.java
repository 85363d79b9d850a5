package dev.pairkeeper.web.api;

import dev.pairkeeper.plan.OperationKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be planned.
 *
 * @param parameters by their names; absent when there are none
 */
@Schema(name = "PlanRequest")
record PlanCall(
    @Nullable OperationKind operation,
    @Schema(
            type = "object",
            description =
                "SET_UP: dataFrom (node or null), installPackages, renewServerUuid (false by"
                    + " default). CHANGE_PREEMPT: mode. START_KEEPALIVED, START_REPLICATION: node,"
                    + " or null for both. RENEW_SERVER_UUID, SET_WRITABLE, SET_READ_ONLY: node.",
            example = "{\"node\": \"db2\"}")
        @Nullable Map<String, JsonNode> parameters) {}
