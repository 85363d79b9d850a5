package dev.pairkeeper.web.doubles;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The pages, the API and their security on doubles: nothing behind them but memory. Not annotated
 * as a configuration, or the whole application would find it on the test class path.
 */
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    })
@ComponentScan(basePackages = "dev.pairkeeper.web", excludeFilters = @Filter(TestComponent.class))
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
  InMemoryDiscovery discovery() {
    return new InMemoryDiscovery();
  }

  @Bean
  InMemoryOperations operations(
      InMemoryRegistry registry, InMemoryMonitor monitor, ApplicationEventPublisher publisher) {
    return new InMemoryOperations(
        name -> registry.find(name).flatMap(any -> monitor.latest(name)), publisher);
  }

  @Bean
  InMemoryMaintenances maintenances(InMemoryRegistry registry) {
    return new InMemoryMaintenances(registry);
  }

  @Bean
  InMemorySchedules schedules(InMemoryRegistry registry) {
    return new InMemorySchedules(registry);
  }

  @Bean
  InMemoryPackages packages() {
    return new InMemoryPackages();
  }

  @Bean
  InMemoryAudit audit() {
    return new InMemoryAudit();
  }

  @Bean
  RoleHierarchy roles() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role("ADMIN")
        .implies("OPERATOR")
        .role("OPERATOR")
        .implies("VIEWER")
        .build();
  }

  @Bean
  AuthenticationManager users() {
    return new ProviderManager(
        new DaoAuthenticationProvider(
            new InMemoryUserDetailsManager(
                User.withUsername("admin").password("{noop}secret").roles("ADMIN").build(),
                User.withUsername("operator").password("{noop}secret").roles("OPERATOR").build(),
                User.withUsername("viewer").password("{noop}secret").roles("VIEWER").build())));
  }
}
