package dev.pairkeeper.monitor;

import dev.pairkeeper.mysql.MysqlSessions;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.ssh.RemoteShells;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the observer together. */
@Configuration(proxyBeanMethods = false)
class MonitorConfiguration {

  @Bean
  InstantSource observationClock() {
    return InstantSource.system();
  }

  @Bean
  LookThreads lookThreads() {
    return new LookThreads();
  }

  @Bean
  WorkGates workGates(ObservationSettings settings) {
    return WorkGates.of(settings.concurrency());
  }

  @Bean
  PairObserver pairObserver(InstantSource observationClock) {
    return new PairObserver(observationClock);
  }

  @Bean
  PairLinker pairLinker(
      MysqlSessions sessions,
      RemoteShells shells,
      PairRegistry registry,
      ConfigurationKeeper configurations,
      ObservationSettings settings,
      InstantSource observationClock,
      WorkGates gates,
      LookThreads threads) {
    return new PairLinker(
        new NodeLink.Linking(
            sessions, shells, settings, observationClock, gates, threads.executor()),
        registry,
        configurations);
  }
}
