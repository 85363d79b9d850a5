package dev.pairkeeper.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The panel reduced to its registry, started as the panel starts. */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = PairRegistry.class)
@ConfigurationPropertiesScan(basePackageClasses = PairRegistry.class)
@EntityScan(basePackageClasses = PairRegistry.class)
@ImportAutoConfiguration({
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  HibernateJpaAutoConfiguration.class,
  TransactionAutoConfiguration.class
})
class RegistryOnly {

  /** Starts a registry with its files in the given directory. */
  static ConfigurableApplicationContext start(Path home, String... settings) {
    return application().run(arguments(home, settings));
  }

  private static SpringApplication application() {
    return new SpringApplicationBuilder(RegistryOnly.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .application();
  }

  private static String[] arguments(Path home, String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--pairkeeper.home=" + home);
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return arguments.toArray(String[]::new);
  }
}
