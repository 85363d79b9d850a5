package dev.pairkeeper.web.page;

import dev.pairkeeper.registry.RegistryUnavailableException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Chooses the page for an error. What went wrong inside goes to the log only, under an incident id
 * that the page shows.
 */
@Component
class ErrorPages {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  /** The page for what a controller or a template threw. */
  ModelAndView of(Throwable failure, String path) {
    HttpStatus status =
        registryIsDown(failure) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR;
    return of(status, failure, path);
  }

  /** The page for a status; from 500 on it becomes an incident. */
  ModelAndView of(HttpStatus status, @Nullable Throwable failure, String path) {
    String incident = status.is5xxServerError() ? report(failure, path) : "";
    return new ModelAndView(
        "error/error", Map.of("problem", problem(status), "incident", incident), status);
  }

  private static String problem(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "notFound";
      case FORBIDDEN -> "forbidden";
      case SERVICE_UNAVAILABLE -> "registryDown";
      default -> status.is5xxServerError() ? "internal" : "badRequest";
    };
  }

  private static String report(@Nullable Throwable failure, String path) {
    String incident = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("incident {} on {}", incident, path, failure);
    return incident;
  }

  private static boolean registryIsDown(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case RegistryUnavailableException _,
            DataAccessResourceFailureException _,
            QueryTimeoutException _,
            CannotCreateTransactionException _ -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
