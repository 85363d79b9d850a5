package dev.pairkeeper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The panel: a registry of pairs, a monitor that looks at them, pages and an API. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PairkeeperApplication {

  /** Starts the panel; settings are documented in the README. */
  public static void main(String[] args) {
    SpringApplication.run(PairkeeperApplication.class, args);
  }
}
