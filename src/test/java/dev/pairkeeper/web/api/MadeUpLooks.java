package dev.pairkeeper.web.api;

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
}
