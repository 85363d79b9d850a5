package dev.pairkeeper.web.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.pairkeeper.plan.OperationKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
                    + " default), packageArchive (sha256 of an upload, or null). CHANGE_PREEMPT: mode."
                    + " START_KEEPALIVED, START_REPLICATION: node, or null for both. SWITCHOVER:"
                    + " to, catchUpTimeoutSeconds, endTransactionsAfterSeconds. FAILOVER: to,"
                    + " acceptLoss, skipFenceCommand. FENCE: node, skipFenceCommand."
                    + " RENEW_SERVER_UUID, SET_WRITABLE, SET_READ_ONLY: node.",
            example = "{\"node\": \"db2\"}")
        @JsonSetter(contentNulls = Nulls.SET)
        @Nullable Map<String, @Nullable Object> parameters) {}
