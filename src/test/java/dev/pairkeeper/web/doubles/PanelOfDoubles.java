package dev.pairkeeper.web.doubles;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The pages on doubles: nothing behind them but memory. Not annotated as a configuration, or the
 * whole application would find it on the test class path.
 */
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    })
@ComponentScan("dev.pairkeeper.web.page")
@Import(StreamStub.class)
public class PanelOfDoubles {

  @Bean
  InMemoryRegistry registry() {
    return new InMemoryRegistry();
  }

  @Bean
  InMemoryMonitor monitor(ApplicationEventPublisher publisher) {
    return new InMemoryMonitor(publisher);
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("admin").password("{noop}secret").roles("ADMIN", "VIEWER").build(),
        User.withUsername("viewer").password("{noop}secret").roles("VIEWER").build());
  }

  /** As strict as the panel's own: what works here works without inline scripts and styles. */
  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(access ->
            access
                .requestMatchers("/login", "/assets/**", "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(form -> form.loginPage("/login"))
        .logout(Customizer.withDefaults())
        .headers(headers ->
            headers.contentSecurityPolicy(
                policy -> policy.policyDirectives("default-src 'self'; frame-ancestors 'none'")))
        .build();
  }
}
