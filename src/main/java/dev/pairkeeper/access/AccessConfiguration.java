package dev.pairkeeper.access;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  private static final InstantSource CLOCK = InstantSource.system();

  @Bean
  RoleHierarchy roleHierarchy() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role(Role.ADMIN.name())
        .implies(Role.OPERATOR.name())
        .role(Role.OPERATOR.name())
        .implies(Role.VIEWER.name())
        .role(Role.VIEWER.name())
        .implies(Role.METRICS.name())
        .build();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new RememberingPasswordEncoder(
        PasswordEncoderFactories.createDelegatingPasswordEncoder(), CLOCK);
  }

  @Bean
  UserDetailsService userDetailsService(UserEntities users) {
    return new RegisteredUsers(users, CLOCK);
  }

  @Bean
  AuthenticationManager authenticationManager(
      UserDetailsService users, PasswordEncoder passwordEncoder, LoginAudit audit) {
    DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(users);
    passwords.setPasswordEncoder(passwordEncoder);
    return new ThrottledAuthentication(
        new ProviderManager(passwords), new FailedLogins(CLOCK), audit);
  }

  @Bean
  LoginAudit loginAudit(AuditLog audit, UserEntities users) {
    return new LoginAudit(audit, users::existsById, CLOCK);
  }

  @Bean
  FirstAdmin firstAdmin(
      UserEntities users, PasswordEncoder passwordEncoder, FirstAdminSettings settings) {
    return new FirstAdmin(users, passwordEncoder, settings, CLOCK);
  }
}
