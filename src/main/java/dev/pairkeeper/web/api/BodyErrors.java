package dev.pairkeeper.web.api;

import dev.pairkeeper.web.api.Problems.FieldError;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that could not be read, by field, and never by class. */
final class BodyErrors {

  private BodyErrors() {}

  static ProblemDetail of(HttpMessageNotReadableException unreadable) {
    return switch (unreadable.getCause()) {
      case StreamConstraintsException _ ->
          Problems.of(
              ErrorKind.BODY_TOO_LARGE,
              "The body is longer than %d KiB.".formatted(JsonBinding.LONGEST_BODY_BYTES / 1024));
      case InputCoercionException tooLarge -> invalid(field(tooLarge), "is too large a number.");
      case StreamReadException broken -> invalid("", notJson(broken));
      case UnrecognizedPropertyException unknown -> invalid(field(unknown), unknown(unknown));
      case InvalidNullException empty -> invalid(field(empty), "must not be null.");
      case UnfitValueException unfit -> invalid(field(unfit), unfit.getOriginalMessage());
      case MismatchedInputException wrong when wrong.getPath().isEmpty() -> notAnObject();
      case MismatchedInputException wrong -> invalid(field(wrong), expected(wrong.getTargetType()));
      case JacksonException other -> invalid(field(other), "could not be read.");
      case null, default -> notAnObject();
    };
  }

  private static ProblemDetail notAnObject() {
    return invalid("", "The body must be one JSON object.");
  }

  private static ProblemDetail invalid(String field, String message) {
    return Problems.invalid(List.of(new FieldError(field, message)));
  }

  private static String field(JacksonException wrong) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : wrong.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String notJson(StreamReadException broken) {
    return "The body is not JSON: see line %d, column %d."
        .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
  }

  private static String unknown(UnrecognizedPropertyException unknown) {
    return "is not a field here; there are %s."
        .formatted(
            unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong type.";
    } else if (type.isEnum()) {
      return "must be one of %s."
          .formatted(
              Arrays.stream(type.getEnumConstants())
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")));
    } else if (Collection.class.isAssignableFrom(type)) {
      return "must be a list.";
    } else if (type == Integer.class || type == Long.class) {
      return "must be a whole number.";
    }
    return type == Boolean.class ? "must be true or false." : "must be an object.";
  }
}
