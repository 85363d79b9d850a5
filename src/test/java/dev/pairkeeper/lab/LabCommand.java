package dev.pairkeeper.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Runs {@code docker/lab/lab} for one lab; every run is bounded, and a failed one shows its output.
 */
final class LabCommand {

  private static final int NO_DOCKER_ENGINE = 3;
  private static final boolean IN_CI = "true".equals(System.getenv("CI"));

  private final String name;
  private final FileLock lock;

  private LabCommand(String name, FileLock lock) {
    this.name = name;
    this.lock = lock;
  }

  /**
   * What the names of the labs of this test run begin with: {@code PAIRKEEPER_TEST_LAB} or tests.
   */
  static String namePrefix() {
    return Optional.ofNullable(System.getenv("PAIRKEEPER_TEST_LAB")).orElse("tests");
  }

  /** Waits until no other test run has the lab of that name, and has it until this one ends. */
  static LabCommand lockingLab(String name) {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "pairkeeper-lab-" + name + ".lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new LabCommand(name, channel.lock());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  /** Runs a verb and gives what it printed; anything but success fails the test. */
  String run(Duration limit, String... arguments) {
    Ended ended = start(limit, arguments);
    if (ended.status() == NO_DOCKER_ENGINE) {
      throw noLab(ended.errors().strip());
    }
    if (ended.status() != 0) {
      throw new AssertionFailedError(
          "lab %s on %s ended with %d:%n%s%n%s"
              .formatted(
                  String.join(" ", arguments),
                  name,
                  ended.status(),
                  ended.errors(),
                  ended.output()));
    }
    return ended.output();
  }

  /** What a verb prints, empty when it fails; without a Docker engine the test is skipped. */
  Optional<String> outputOf(Duration limit, String... arguments) {
    Ended ended = start(limit, arguments);
    if (ended.status() == NO_DOCKER_ENGINE) {
      throw noLab(ended.errors().strip());
    }
    return ended.status() == 0 ? Optional.of(ended.output()) : Optional.empty();
  }

  /** Runs a verb when this test run ends, where nobody would reuse the lab. */
  void runAtExitInCi(String verb) {
    if (IN_CI) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run(Duration.ofMinutes(1), verb)));
    }
  }

  private Ended start(Duration limit, String... arguments) {
    if (!lock.isValid()) {
      throw new IllegalStateException("lab " + name + " is not held any more");
    }
    List<String> command = new ArrayList<>(List.of(script().toString(), "--name", name));
    command.addAll(List.of(arguments));
    try {
      return await(command, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + script(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionFailedError("interrupted while waiting for lab " + arguments[0], e);
    }
  }

  private static Ended await(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("lab", ".out");
    Path errors = Files.createTempFile("lab", ".err");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        return new Ended(124, Files.readString(output), "no end after " + limit);
      }
      return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  private static Path script() {
    String elsewhere = System.getenv("PAIRKEEPER_LAB_SCRIPT");
    Path script = Path.of(elsewhere == null ? "docker/lab/lab" : elsewhere).toAbsolutePath();
    if (!Files.isExecutable(script)) {
      throw noLab("there is no lab script at " + script);
    }
    return script;
  }

  private static RuntimeException noLab(String reason) {
    if (IN_CI) {
      throw new AssertionFailedError("CI=true needs the lab: " + reason);
    }
    return new TestAbortedException("no lab here: " + reason);
  }

  private record Ended(int status, String output, String errors) {}
}
