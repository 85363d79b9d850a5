package dev.pairkeeper.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Tells calls, which answer in JSON, from pages. */
final class ApiCalls {

  private static final List<String> ROOTS = List.of("/api", "/actuator", "/v3/api-docs");

  private ApiCalls() {}

  /** Whether the request is for a call. */
  static boolean isCall(HttpServletRequest request) {
    return isCall(request.getRequestURI().substring(request.getContextPath().length()));
  }

  /** Whether the path, without the application's own, is a call's. */
  static boolean isCall(String path) {
    return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }
}
