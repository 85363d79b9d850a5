package dev.pairkeeper.web.page;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Registers what all pages share: the shell, the languages and the frontend's files. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

  private static final List<String> NO_PAGES =
      List.of("/assets/**", "/api/**", "/actuator/**", "/v3/**", "/swagger-ui/**");

  private final ShellInterceptor shell;

  PageConfiguration(ShellInterceptor shell) {
    this.shell = shell;
  }

  /** The languages there are; what somebody chose in the footer wins over the browser's wish. */
  @Bean
  LocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver("pairkeeper-language");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    resolver.setDefaultLocaleFunction(
        request -> Languages.best(Collections.list(request.getLocales())));
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new LanguageChoice()).excludePathPatterns(NO_PAGES);
    registry.addInterceptor(shell).excludePathPatterns(NO_PAGES);
  }

  /** The names of these files change with their content, so a browser may keep them for good. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }
}
