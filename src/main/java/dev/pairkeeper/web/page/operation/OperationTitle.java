package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.web.operation.OperationParameters;
import dev.pairkeeper.web.page.Text;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names an operation for people, with what it is about: 'Close db2 for writes'. */
public final class OperationTitle {

  private OperationTitle() {}

  /** The title of what is asked for. */
  public static Text of(OperationRequest request) {
    String key = "operation." + request.kind();
    Map<String, @Nullable Object> parameters = OperationParameters.of(request);
    Object about =
        Stream.of("mode", "to", "node")
            .map(parameters::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return about == null ? Text.of(key) : Text.of(key + ".of", about);
  }
}
