package dev.pairkeeper.monitor;

import dev.pairkeeper.mysql.MysqlSessions;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.ssh.RemoteShells;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the observer together. */
@Configuration(proxyBeanMethods = false)
class MonitorConfiguration {

  @Bean
  InstantSource observationClock() {
    return InstantSource.system();
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService observationThreads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("look-", 0).factory());
  }

  @Bean
  WorkGate workGate(ObservationSettings settings) {
    return new WorkGate(settings.concurrency());
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
      ObservationSettings settings,
      InstantSource observationClock,
      ExecutorService observationThreads) {
    return new PairLinker(
        new NodeLink.Linking(sessions, shells, settings, observationClock, observationThreads),
        registry);
  }
}
