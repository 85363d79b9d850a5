package dev.pairkeeper.web.api;

import dev.pairkeeper.web.doubles.InMemoryOperations;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
class MadeUpLooks {

  @Bean
  @Primary
  InMemoryWatch inMemoryWatch(ApplicationEventPublisher events) {
    return new InMemoryWatch(events);
  }

  @Bean
  @Primary
  InMemoryOperations inMemoryOperations(InMemoryWatch watch, ApplicationEventPublisher events) {
    return new InMemoryOperations(watch::latest, events);
  }
}
