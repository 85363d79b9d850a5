package dev.pairkeeper.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Puts the {@link Shell} into each request, as {@code shell}. A request attribute and not a model
 * attribute, because error pages have no model of ours.
 */
@Component
class ShellInterceptor implements HandlerInterceptor {

  private final AssetManifest manifest;
  private final Staleness staleness;

  ShellInterceptor(AssetManifest manifest, Staleness staleness) {
    this.manifest = manifest;
    this.staleness = staleness;
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
        request.isUserInRole("ADMIN") || request.isUserInRole("OPERATOR"),
        path(request),
        RequestContextUtils.getLocale(request).toLanguageTag(),
        staleness.limit().toMillis());
  }

  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String uri ? uri : request.getRequestURI();
  }
}
