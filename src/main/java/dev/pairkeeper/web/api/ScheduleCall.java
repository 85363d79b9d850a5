package dev.pairkeeper.web.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.pairkeeper.plan.OperationKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be started at a time.
 *
 * @param operation SWITCHOVER, the only one that starts by itself
 * @param parameters as of a plan; absent when there are none
 * @param notBefore when the window begins, at most 90 days ahead
 * @param notAfter when the window is over, 1 minute to 24 hours after its beginning
 */
@Schema(name = "ScheduleRequest")
record ScheduleCall(
    @Nullable OperationKind operation,
    @Schema(type = "object", example = "{\"to\": \"db2\"}") @JsonSetter(contentNulls = Nulls.SET)
        @Nullable Map<String, @Nullable Object> parameters,
    @Nullable Instant notBefore,
    @Nullable Instant notAfter) {}
