package dev.pairkeeper.web.api;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
class InMemoryPairs {

  @Bean
  @Primary
  InMemoryRegistry inMemoryRegistry(ApplicationEventPublisher events) {
    return new InMemoryRegistry(events);
  }

  @Bean
  @Primary
  InMemoryWatch inMemoryWatch(ApplicationEventPublisher events) {
    return new InMemoryWatch(events);
  }
}
