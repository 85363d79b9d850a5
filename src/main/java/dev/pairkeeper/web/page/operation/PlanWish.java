package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.OperationParameter;
import dev.pairkeeper.web.operation.OperationParameters;
import dev.pairkeeper.web.operation.OperationParameters.Reading;
import dev.pairkeeper.web.page.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for a plan as a form sends it, all values as text.
 *
 * @param title of what is asked for
 */
public record PlanWish(OperationKind operation, Map<String, String> parameters, Text title) {

  /** The form that sends that request. */
  public static PlanWish of(OperationRequest request) {
    Map<String, String> texts = new LinkedHashMap<>();
    OperationParameters.of(request)
        .forEach((name, value) -> {
          if (value != null) {
            texts.put(name, value.toString());
          }
        });
    return new PlanWish(request.kind(), texts, OperationTitle.of(request));
  }

  /** The request that a form sent; empty when it was not one of ours. */
  static Optional<OperationRequest> read(OperationKind kind, Map<String, String> sent, Pair pair) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (OperationParameter parameter : OperationParameters.of(kind)) {
      String text = sent.getOrDefault(parameter.name(), "");
      if (!text.isEmpty()) {
        values.put(parameter.name(), parameter.read(text));
      }
    }
    return OperationParameters.read(kind, values, pair) instanceof Reading.Read(var request)
        ? Optional.of(request)
        : Optional.empty();
  }
}
