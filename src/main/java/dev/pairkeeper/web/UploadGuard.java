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
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns uploads of those who are not logged in away before anything looks for a form's CSRF token:
 * that reads the whole upload, and keeps it on the panel's disk meanwhile.
 */
final class UploadGuard extends OncePerRequestFilter {

  private final ProblemWriter problems;
  private final Predicate<HttpServletRequest> looksForToken;

  UploadGuard(ProblemWriter problems, Predicate<HttpServletRequest> looksForToken) {
    this.problems = problems;
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
      return;
    }
    chain.doFilter(request, response);
  }
}
