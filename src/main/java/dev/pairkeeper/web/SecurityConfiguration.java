package dev.pairkeeper.web;

import dev.pairkeeper.access.Role;
import dev.pairkeeper.web.api.ErrorKind;
import dev.pairkeeper.web.api.ProblemWriter;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.util.unit.DataSize;

/**
 * Who may do what. Calls take a user and password with every request, or the session of a page
 * together with its CSRF token; pages have a log-in form. What no rule names, nobody may do but an
 * administrator.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String LOGIN = "/login";
  private static final String UPLOAD = "${spring.servlet.multipart.max-request-size}";
  private static final String MAINTENANCE = "/api/v1/pairs/*/maintenance";
  private static final String[] CALLS = {
    "/api/**", "/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml"
  };
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain calls(
      HttpSecurity http,
      AuthenticationManager users,
      CallEntryPoint entryPoint,
      ProblemWriter problems,
      @Value(UPLOAD) DataSize most) {
    return http.securityMatcher(CALLS)
        .authenticationManager(users)
        .authorizeHttpRequests(SecurityConfiguration::whoMayCall)
        .httpBasic(basic -> basic.authenticationEntryPoint(entryPoint))
        .exceptionHandling(errors ->
            errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(notAllowed(problems)))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(csrf ->
            csrf.requireCsrfProtectionMatcher(request ->
                !READS.contains(request.getMethod()) && BrowserRequests.mayBeForged(request)))
        .addFilterBefore(
            new UploadGuard(problems, most, BrowserRequests::mayBeForged), CsrfFilter.class)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityConfiguration::protect)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      AuthenticationManager users,
      CallEntryPoint entryPoint,
      ProblemWriter problems,
      @Value(UPLOAD) DataSize most) {
    return http.authenticationManager(users)
        .addFilterBefore(new UploadGuard(problems, most, request -> true), CsrfFilter.class)
        .authorizeHttpRequests(SecurityConfiguration::whoMayBrowse)
        .httpBasic(basic -> basic.authenticationEntryPoint(entryPoint))
        .formLogin(form ->
            form.loginPage(LOGIN)
                .defaultSuccessUrl("/")
                .failureHandler(new FailedLoginRedirect(LOGIN))
                .permitAll())
        .logout(logout -> logout.logoutSuccessUrl(LOGIN + "?logout").permitAll())
        .exceptionHandling(errors -> errors.authenticationEntryPoint(loginForm(entryPoint)))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .headers(SecurityConfiguration::protect)
        .build();
  }

  @Bean
  RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
    return (request, response, why) ->
        problems.write(
            request,
            response,
            ErrorKind.INVALID_REQUEST,
            "The address or a header has characters that are not accepted.");
  }

  private static void whoMayCall(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          calls) {
    calls
        .requestMatchers("/actuator/health", "/actuator/health/**")
        .permitAll()
        .requestMatchers("/api/v1/audit")
        .hasRole(Role.ADMIN.name())
        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
        .hasRole(Role.METRICS.name())
        .requestMatchers(HttpMethod.GET, "/**")
        .hasRole(Role.VIEWER.name())
        .requestMatchers(HttpMethod.HEAD, "/**")
        .hasRole(Role.VIEWER.name())
        .requestMatchers(HttpMethod.POST, "/api/v1/pairs/*/observe", "/api/v1/lint/keepalived")
        .hasRole(Role.VIEWER.name())
        .requestMatchers(
            HttpMethod.POST,
            "/api/v1/pairs/*/config/accept",
            "/api/v1/pairs/*/plans",
            "/api/v1/pairs/*/schedules",
            "/api/v1/plans/*/run",
            "/api/v1/operations/*/cancel",
            "/api/v1/operations/*/undo",
            "/api/v1/operations/*/resume")
        .hasRole(Role.OPERATOR.name())
        .requestMatchers(HttpMethod.PUT, MAINTENANCE)
        .hasRole(Role.OPERATOR.name())
        .requestMatchers(HttpMethod.DELETE, MAINTENANCE, "/api/v1/pairs/*/schedules/*")
        .hasRole(Role.OPERATOR.name())
        .anyRequest()
        .hasRole(Role.ADMIN.name());
  }

  private static void whoMayBrowse(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          pages) {
    pages
        .requestMatchers(LOGIN, "/assets/**", "/favicon.ico", "/favicon.svg", "/error")
        .permitAll()
        .requestMatchers(
            "/add-pair",
            "/add-running-pair",
            "/pairs/*/edit",
            "/pairs/*/edit/done",
            "/pairs/*/remove",
            "/audit")
        .hasRole(Role.ADMIN.name())
        .requestMatchers(HttpMethod.GET, "/**")
        .hasRole(Role.VIEWER.name())
        .requestMatchers(HttpMethod.HEAD, "/**")
        .hasRole(Role.VIEWER.name())
        .requestMatchers(HttpMethod.POST, "/pairs/*/look", "/lint")
        .hasRole(Role.VIEWER.name())
        .requestMatchers(
            HttpMethod.POST,
            "/pairs/*/configuration/accept",
            "/pairs/*/maintenance",
            "/pairs/*/maintenance/end",
            "/pairs/*/plans",
            "/pairs/*/schedules",
            "/pairs/*/schedules/*/cancel",
            "/plans/*/run",
            "/operations/*/cancel",
            "/operations/*/undo",
            "/operations/*/resume")
        .hasRole(Role.OPERATOR.name())
        .anyRequest()
        .hasRole(Role.ADMIN.name());
  }

  private static void protect(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
  }

  private static AccessDeniedHandler notAllowed(ProblemWriter problems) {
    return (request, response, denied) ->
        problems.write(
            request,
            response,
            ErrorKind.NOT_ALLOWED,
            denied instanceof CsrfException
                ? "The CSRF token is missing or wrong: load the page again."
                : "Ask an administrator for a role that allows it.");
  }

  private static AuthenticationEntryPoint loginForm(CallEntryPoint scripts) {
    DelegatingAuthenticationEntryPoint.Builder byClient =
        DelegatingAuthenticationEntryPoint.builder();
    return byClient
        .addEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN), BrowserRequests::wantsPage)
        .defaultEntryPoint(scripts)
        .build();
  }

  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(BrowserRequests::wantsPage);
    return cache;
  }
}
