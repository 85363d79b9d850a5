package dev.pairkeeper.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Turns an error outside of the pages' controllers into a page, when a browser asked. */
@Component
class PageErrorViewResolver implements ErrorViewResolver {

  private final ErrorPages pages;

  PageErrorViewResolver(ErrorPages pages) {
    this.pages = pages;
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return failure instanceof Throwable thrown
        ? pages.of(thrown, path)
        : pages.of(status, null, path);
  }
}
