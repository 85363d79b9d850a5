package dev.pairkeeper.web;

import dev.pairkeeper.web.api.ErrorKind;
import dev.pairkeeper.web.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away uploads of those who are not logged in, and those that are too large, before anything
 * looks for a form's CSRF token: that reads the whole upload, keeps it on the panel's disk
 * meanwhile, and fails without a word on one that is too large.
 */
final class UploadGuard extends OncePerRequestFilter {

  private final ProblemWriter problems;
  private final DataSize most;
  private final Predicate<HttpServletRequest> looksForToken;

  /**
   * A guard.
   *
   * @param most what a form with an upload may have as a whole
   * @param looksForToken of which requests the body is read for a token
   */
  UploadGuard(ProblemWriter problems, DataSize most, Predicate<HttpServletRequest> looksForToken) {
    this.problems = problems;
    this.most = most;
    this.looksForToken = looksForToken;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    @Nullable String type = request.getContentType();
    boolean upload = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    return !upload || !looksForToken.test(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable Authentication user = SecurityContextHolder.getContext().getAuthentication();
    if (user == null || !user.isAuthenticated()) {
      problems.write(
          request, response, ErrorKind.NOT_LOGGED_IN, "Log in by the form before you upload.");
    } else if (request.getContentLengthLong() > most.toBytes()) {
      problems.write(
          request,
          response,
          ErrorKind.BODY_TOO_LARGE,
          "An upload may have %d MiB at most, this one has %d. Where the panel runs PAIRKEEPER_PACKAGES_MAX_SIZE allows more."
              .formatted(most.toMegabytes(), request.getContentLengthLong() >> 20));
    } else {
      chain.doFilter(request, response);
    }
  }
}
