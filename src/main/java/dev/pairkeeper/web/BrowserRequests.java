package dev.pairkeeper.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells what a browser sends from what a script sends. */
final class BrowserRequests {

  private BrowserRequests() {}

  /** Whether a page in a browser made the request, or somebody by its address bar. */
  static boolean isFromBrowser(HttpServletRequest request) {
    return request.getRequestedSessionId() != null
        || request.getHeader("X-Requested-With") != null
        || request.getHeader("Sec-Fetch-Mode") != null
        || accepts(request, MediaType.TEXT_HTML_VALUE)
        || accepts(request, MediaType.TEXT_EVENT_STREAM_VALUE);
  }

  /** Whether a person wants to see a page, and not a page's script a part of it. */
  static boolean wantsPage(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && accepts(request, MediaType.TEXT_HTML_VALUE)
        && request.getHeader("X-Requested-With") == null;
  }

  /**
   * Whether the request might have been made by another site in a browser that is logged in here:
   * it rides on the session, or the browser says so itself (Fetch Metadata). A script's own
   * password can't be sent along by another site.
   */
  static boolean mayBeForged(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
    return foreign || (hasSession(request) && !hasOwnPassword(request));
  }

  private static boolean hasSession(HttpServletRequest request) {
    return request.getRequestedSessionId() != null && request.isRequestedSessionIdValid();
  }

  private static boolean hasOwnPassword(HttpServletRequest request) {
    @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ");
  }

  private static boolean accepts(HttpServletRequest request, String type) {
    @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(type);
  }
}
