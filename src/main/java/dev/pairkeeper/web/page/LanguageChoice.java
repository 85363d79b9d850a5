package dev.pairkeeper.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Remembers the language that somebody chose with the footer's {@code ?lang=…} links. */
class LanguageChoice implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String wish = request.getParameter("lang");
    LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
    if (wish != null && resolver != null) {
      Languages.of(Locale.forLanguageTag(wish))
          .ifPresent(language -> resolver.setLocale(request, response, language));
    }
    return true;
  }
}
