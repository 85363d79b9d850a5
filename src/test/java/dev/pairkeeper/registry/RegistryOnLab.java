package dev.pairkeeper.registry;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** A registry in a database of its own on the lab's db1. */
final class RegistryOnLab implements AutoCloseable {

  static final String PASSWORD = "Reg\"istry's $1\\ 5";

  private static final String HOST = "db1";

  private final Lab lab;
  private final ConfigurableApplicationContext context;

  private RegistryOnLab(Lab lab, ConfigurableApplicationContext context) {
    this.lab = lab;
    this.context = context;
  }

  static RegistryOnLab start(Lab lab, String driver, Path home) {
    drop(lab);
    lab.sql(HOST, "create database registry_test");
    lab.sql(
        HOST,
        "create user registry_test identified by '%s'"
            .formatted(PASSWORD.replace("\\", "\\\\").replace("'", "''")));
    lab.sql(HOST, "grant all on registry_test.* to registry_test");
    return new RegistryOnLab(lab, RegistryOnly.start(home, settings(lab, driver)));
  }

  static String[] settings(Lab lab, String driver) {
    return new String[] {
      "pairkeeper.registry.url=jdbc:%s://%s:3306/registry_test"
          .formatted(driver, lab.info().host(HOST).address()),
      "pairkeeper.registry.user=registry_test",
      "pairkeeper.registry.password=" + PASSWORD
    };
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  void whileStopped(Runnable check) {
    lab.stop(HOST, Daemon.MYSQLD);
    checkThen(check, () -> lab.start(HOST, Daemon.MYSQLD));
  }

  void whileFrozen(Runnable check) {
    lab.freeze(HOST, Daemon.MYSQLD);
    checkThen(check, () -> lab.thaw(HOST, Daemon.MYSQLD));
  }

  void whileReadOnly(Runnable check) {
    lab.sql(HOST, "set global super_read_only = on");
    checkThen(check, () -> lab.sql(HOST, "set global super_read_only = off, read_only = off"));
  }

  private static void checkThen(Runnable check, Runnable restoration) {
    try {
      check.run();
    } finally {
      restoration.run();
    }
  }

  @Override
  public void close() {
    context.close();
    drop(lab);
  }

  private static void drop(Lab lab) {
    lab.sql(HOST, "drop database if exists registry_test");
    lab.sql(HOST, "drop user if exists registry_test");
  }
}
