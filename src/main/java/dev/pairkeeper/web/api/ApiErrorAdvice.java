package dev.pairkeeper.web.api;

import dev.pairkeeper.registry.RegistryUnavailableException;
import dev.pairkeeper.web.api.Problems.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns whatever a call throws into a problem (RFC 9457). What went wrong inside goes to the log
 * only, under an incident id that the answer names. What a page threw is left to the pages.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ApiErrorAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrorAdvice.class);

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> failed(Exception failure, HttpServletRequest request)
      throws Exception {
    if (!ApiCalls.isCall(request)) {
      throw failure;
    }
    return switch (failure) {
      case AccessDeniedException denied -> throw denied;
      case AuthenticationException unknown -> throw unknown;
      case HttpMessageNotReadableException unreadable -> answer(BodyErrors.of(unreadable));
      case MethodArgumentTypeMismatchException wrong -> answer(ParameterErrors.of(wrong));
      case HandlerMethodValidationException wrong -> answer(ParameterErrors.of(wrong));
      case ErrorResponseException ours -> answer(ours.getBody(), ours.getHeaders());
      case MissingServletRequestParameterException missing ->
          answer(
              Problems.invalid(List.of(new FieldError(missing.getParameterName(), "is needed."))));
      case ErrorResponse refusal -> answer(Problems.ofFramework(refusal), refusal.getHeaders());
      default -> unexpected(failure, request);
    };
  }

  private static @Nullable ResponseEntity<ProblemDetail> unexpected(
      Exception failure, HttpServletRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return null;
    }
    String incident = Incidents.report(LOG, failure, request.getRequestURI());
    return answer(
        registryIsDown(failure) ? Incidents.registryDown() : Incidents.internal(incident));
  }

  private static boolean registryIsDown(Exception failure) {
    return failure instanceof RegistryUnavailableException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof NonTransientDataAccessResourceException
        || failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof UncategorizedDataAccessException
        || failure instanceof TransactionException;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return answer(problem, HttpHeaders.EMPTY);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
