package dev.pairkeeper.web.api;

import dev.pairkeeper.web.api.Problems.FieldError;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.ProblemDetail;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says what is wrong with the parameters of a request. */
final class ParameterErrors {

  private ParameterErrors() {}

  static ProblemDetail of(MethodArgumentTypeMismatchException wrong) {
    Class<?> type = wrong.getParameter().nested().getNestedParameterType();
    return Problems.invalid(List.of(new FieldError(wrong.getName(), expected(type))));
  }

  static ProblemDetail of(HandlerMethodValidationException wrong) {
    return Problems.invalid(
        wrong.getParameterValidationResults().stream()
            .flatMap(result ->
                result.getResolvableErrors().stream()
                    .map(error ->
                        new FieldError(
                            Objects.requireNonNullElse(
                                result.getMethodParameter().getParameterName(), ""),
                            Objects.requireNonNullElse(error.getDefaultMessage(), ""))))
            .toList());
  }

  /** What a value of the type looks like, as a sentence. */
  static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "must be one of %s."
          .formatted(
              Arrays.stream(type.getEnumConstants())
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")));
    }
    return type == Instant.class
        ? "must be a time in UTC such as 2026-01-31T12:00:00Z."
        : "must be a whole number.";
  }
}
