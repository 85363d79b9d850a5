package dev.pairkeeper.web.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a page's controller throws into an error page. */
@ControllerAdvice(basePackageClasses = PageErrorAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrorAdvice {

  private final ErrorPages pages;

  PageErrorAdvice(ErrorPages pages) {
    this.pages = pages;
  }

  @ExceptionHandler
  ModelAndView failed(Exception failure, HttpServletRequest request) {
    String path = request.getRequestURI();
    HttpStatus status =
        switch (failure) {
          case ErrorResponse known -> HttpStatus.resolve(known.getStatusCode().value());
          case MethodArgumentTypeMismatchException _ -> HttpStatus.BAD_REQUEST;
          default -> null;
        };
    return status == null ? pages.of(failure, path) : pages.of(status, failure, path);
  }
}
