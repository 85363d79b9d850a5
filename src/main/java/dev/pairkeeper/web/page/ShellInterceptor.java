package dev.pairkeeper.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Puts the {@link Shell} into each request, as {@code shell}. A request attribute and not a model
 * attribute, because error pages have no model of ours.
 */
@Component
class ShellInterceptor implements HandlerInterceptor {

  private static final int PERIODS_UNTIL_STALE = 3;

  private final AssetManifest manifest;
  private final Duration period;

  ShellInterceptor(
      AssetManifest manifest, @Value("${pairkeeper.observation.period:2s}") Duration period) {
    this.manifest = manifest;
    this.period = period;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute("shell", shellFor(request));
    return true;
  }

  private Shell shellFor(HttpServletRequest request) {
    Principal user = request.getUserPrincipal();
    return new Shell(
        manifest.assets(),
        user == null ? null : user.getName(),
        request.isUserInRole("ADMIN"),
        path(request),
        RequestContextUtils.getLocale(request).toLanguageTag(),
        period.multipliedBy(PERIODS_UNTIL_STALE).toMillis());
  }

  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String uri ? uri : request.getRequestURI();
  }
}
