package dev.pairkeeper.web.api;

import dev.pairkeeper.registry.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;

/** Makes problem details (RFC 9457) in this API's shape. */
final class Problems {

  /** What is wrong with one field; the field is empty when it is about the whole body. */
  record FieldError(String field, String message) {}

  /** Why something was refused, and what to do about it. */
  record Reason(String code, String message, String cure) {}

  private Problems() {}

  static ProblemDetail of(ErrorKind kind, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(kind.status(), detail);
    problem.setType(kind.type());
    problem.setTitle(kind.title());
    return problem;
  }

  static ProblemDetail invalid(List<FieldError> errors) {
    String detail =
        errors.size() == 1
            ? sentence(errors.getFirst())
            : "%d fields are wrong; see errors.".formatted(errors.size());
    ProblemDetail problem = of(ErrorKind.INVALID_REQUEST, detail);
    problem.setProperty("errors", errors);
    return problem;
  }

  /** What is wrong by field, as something deeper down found it. */
  static ErrorResponseException violated(List<Violation> violations) {
    return thrown(
        invalid(
            violations.stream()
                .map(wrong -> new FieldError(wrong.field(), wrong.message()))
                .toList()));
  }

  static ProblemDetail refused(ErrorKind kind, Reason reason) {
    return refused(kind, List.of(reason));
  }

  static ProblemDetail refused(ErrorKind kind, List<Reason> reasons) {
    String detail = reasons.stream().map(Reason::message).collect(Collectors.joining(" "));
    ProblemDetail problem = of(kind, detail);
    problem.setProperty("reasons", reasons);
    return problem;
  }

  static ErrorResponseException unknownPair(String name) {
    return thrown(of(ErrorKind.UNKNOWN_PAIR, "No pair named '%s' is registered.".formatted(name)));
  }

  /** There is nothing of that id. */
  static ErrorResponseException unknown(ErrorKind kind, String id) {
    return thrown(of(kind, "%s: '%s'.".formatted(kind.title(), id)));
  }

  static ErrorResponseException thrown(ProblemDetail problem) {
    return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
  }

  /** The kind that fits what the framework itself refused. */
  static ProblemDetail ofFramework(ErrorResponse refusal) {
    return switch (refusal.getStatusCode().value()) {
      case 404 -> of(ErrorKind.NOT_FOUND, "There is no call at this address.");
      case 405 -> of(ErrorKind.METHOD_NOT_SUPPORTED, supported(refusal.getHeaders()));
      case 406 -> of(ErrorKind.NOT_ACCEPTABLE, "Accept application/json.");
      case 413 -> of(ErrorKind.BODY_TOO_LARGE, "Send less.");
      case 415 -> of(ErrorKind.MEDIA_TYPE_NOT_SUPPORTED, wantedType(refusal.getHeaders()));
      default -> untyped(refusal.getStatusCode());
    };
  }

  /** A problem that says no more than its status. */
  static ProblemDetail untyped(HttpStatusCode status) {
    return ProblemDetail.forStatus(status);
  }

  private static String wantedType(HttpHeaders headers) {
    boolean bytes = headers.getAccept().contains(MediaType.APPLICATION_OCTET_STREAM);
    return "Send Content-Type: %s."
        .formatted(bytes ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON);
  }

  private static String supported(HttpHeaders headers) {
    return "Supported here: %s."
        .formatted(String.join(", ", headers.getValuesAsList(HttpHeaders.ALLOW)));
  }

  private static String sentence(FieldError error) {
    return error.field().isEmpty() ? error.message() : error.field() + ": " + error.message();
  }
}
