package dev.pairkeeper.web.api;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.api.Problems.FieldError;
import dev.pairkeeper.web.operation.OperationParameters;
import dev.pairkeeper.web.operation.OperationParameters.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is to be planned, now or for a time. */
final class PlanCalls {

  private PlanCalls() {}

  /**
   * The operation that was asked for.
   *
   * @throws org.springframework.web.ErrorResponseException with everything that is wrong, by field
   */
  static OperationRequest request(
      @Nullable OperationKind kind, @Nullable Map<String, @Nullable Object> parameters, Pair pair) {
    if (kind == null) {
      throw invalid(List.of(new FieldError("operation", "is needed: one of " + kinds() + ".")));
    }
    Map<String, @Nullable Object> sent = parameters == null ? Map.of() : parameters;
    return switch (OperationParameters.read(kind, sent, pair)) {
      case Reading.Read(OperationRequest request) -> request;
      case Reading.Unfit(List<OperationParameters.Wrong> wrong) ->
          throw invalid(
              wrong.stream()
                  .map(one -> new FieldError("parameters." + one.parameter(), one.message()))
                  .toList());
    };
  }

  private static String kinds() {
    return Arrays.stream(OperationKind.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static RuntimeException invalid(List<FieldError> errors) {
    return Problems.thrown(Problems.invalid(errors));
  }
}
