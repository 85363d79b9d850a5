package dev.pairkeeper.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers a call with a problem even when it failed on its way to a controller or back. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CallFailureFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(CallFailureFilter.class);

  private final ProblemWriter problems;

  CallFailureFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !ApiCalls.isCall(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException failure) {
      if (response.isCommitted()
          || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
        throw failure;
      }
      String incident = Incidents.report(LOG, failure, request.getRequestURI());
      response.reset();
      problems.write(request, response, Incidents.internal(incident));
    }
  }
}
