package dev.pairkeeper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The panel: a registry of pairs, a monitor that looks at them, pages and an API. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PairkeeperApplication {

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  /** Starts the panel; settings are documented in the README. */
  public static void main(String[] args) {
    addCarriers();
    SpringApplication.run(PairkeeperApplication.class, args);
  }

  /**
   * A virtual thread that has a class loaded keeps its carrier while it waits for another that
   * reads the same jar, and that other may need a carrier to go on: with as many carriers as the
   * machine's two cores the panel once hung for ever right after its start (Java 25, packaged jar,
   * thread dump). They are made when they are needed; only a few ever are.
   */
  private static void addCarriers() {
    if (System.getProperty(CARRIERS) == null) {
      System.setProperty(CARRIERS, "64");
    }
  }
}
