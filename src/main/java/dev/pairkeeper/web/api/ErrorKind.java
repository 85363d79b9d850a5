package dev.pairkeeper.web.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The kinds of problem that an API call may answer with (RFC 9457); their types never change. */
public enum ErrorKind {
  INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
  NOT_LOGGED_IN(HttpStatus.UNAUTHORIZED, "A log-in is needed"),
  NOT_ALLOWED(HttpStatus.FORBIDDEN, "Your role does not allow this"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
  UNKNOWN_PAIR(HttpStatus.NOT_FOUND, "There is no such pair"),
  UNKNOWN_PLAN(HttpStatus.NOT_FOUND, "There is no such plan"),
  UNKNOWN_OPERATION(HttpStatus.NOT_FOUND, "There is no such operation"),
  UNKNOWN_SCHEDULE(HttpStatus.NOT_FOUND, "There is no such schedule"),
  METHOD_NOT_SUPPORTED(HttpStatus.METHOD_NOT_ALLOWED, "The method does not fit the address"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is JSON only"),
  REFUSED(HttpStatus.CONFLICT, "The request was refused"),
  STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "Somebody else changed it meanwhile"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  MEDIA_TYPE_NOT_SUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON"),
  TOO_MANY_FAILED_LOGINS(HttpStatus.TOO_MANY_REQUESTS, "Too many failed log-ins"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The panel failed"),
  NO_SINGLE_OWNER(HttpStatus.SERVICE_UNAVAILABLE, "No single writable VIP owner"),
  REGISTRY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The registry does not answer"),
  TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "Too many clients are watching");

  private final HttpStatus status;
  private final String title;

  ErrorKind(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The status that goes with it. */
  public HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Stable reference, such as {@code /problems/unknown-pair}. */
  URI type() {
    return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
