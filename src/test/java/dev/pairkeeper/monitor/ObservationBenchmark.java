package dev.pairkeeper.monitor;

import dev.pairkeeper.PairkeeperApplication;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.registry.RegistrationResult;
import dev.pairkeeper.topology.Node;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures what observation costs: the whole panel, in this process, watches 200 pairs whose 400
 * nodes are the lab's two hosts behind {@link ForwardedFleet}, another process. Not a test: run it
 * as the README's chapter on figures says.
 *
 * <p>Arguments: how many first nodes hang (0, or 80 for 20 %), seconds to measure, how many pairs.
 */
final class ObservationBenchmark {

  private static final Duration SETTLING = Duration.ofSeconds(30);

  /** The hosts are on this machine, too, and log-ins are what costs them most. */
  private static final Duration PACE = Duration.ofMillis(300);

  private ObservationBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int hanging = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
    requireLocalFleet();
    Lab lab = Lab.mysql97();
    makeRoomFor(pairs, lab);
    Process fleet = startFleet(lab, hanging);
    Path home = Files.createTempDirectory("pairkeeper-benchmark");
    LookFigures figures = new LookFigures(node -> isHanging(node, hanging));
    try (ConfigurableApplicationContext panel = start(home, figures)) {
      register(lab, pairs, panel.getBean(PairRegistry.class));
      TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
      figures.start();
      TimeUnit.SECONDS.sleep(seconds);
      System.out.println(figures.report());
    } finally {
      fleet.getOutputStream().close();
      fleet.waitFor(5, TimeUnit.SECONDS);
    }
    System.exit(0);
  }

  /** No look may leave this machine. */
  private static void requireLocalFleet() throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress("10.99.1.1", 0));
    } catch (BindException notLocal) {
      throw new IllegalStateException(
          "first run: ip route add local 10.99.0.0/16 dev lo", notLocal);
    }
  }

  private static boolean isHanging(Node node, int hanging) {
    byte[] address = InetAddress.ofLiteral(node.host()).getAddress();
    return address[2] == 1 && Byte.toUnsignedInt(address[3]) <= hanging;
  }

  private static ConfigurableApplicationContext start(Path home, LookFigures figures) {
    return new SpringApplicationBuilder(PairkeeperApplication.class)
        .initializers(context -> context.getBeanFactory().registerSingleton("lookFigures", figures))
        .run(
            "--server.port=0",
            "--pairkeeper.home=" + home,
            "--spring.thymeleaf.check-template-location=false");
  }

  /** Hundreds of kept connections to one host are what no real host has. */
  private static void makeRoomFor(int pairs, Lab lab) {
    for (String host : List.of("db1", "db2")) {
      lab.sql(host, "SET GLOBAL max_connections = %d".formatted(pairs * 3));
      String sshd = "MaxStartups %d\nPerSourcePenalties no\nUsePAM no\n".formatted(pairs * 5);
      lab.exec(
          host,
          "printf '%s' >/etc/ssh/sshd_config.d/00-benchmark.conf && systemctl reload ssh"
              .formatted(sshd));
    }
  }

  private static Process startFleet(Lab lab, int hanging) throws IOException {
    Process fleet =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ForwardedFleet.class.getName(),
                lab.info().host("db1").address(),
                lab.info().host("db2").address(),
                Integer.toString(hanging))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String ready = fleet.inputReader().readLine();
    if (!"ready".equals(ready)) {
      throw new IllegalStateException("the forwarder did not start");
    }
    return fleet;
  }

  private static void register(Lab lab, int pairs, PairRegistry registry)
      throws InterruptedException {
    PairSpec spec = lab.pairSpec();
    List<NodeSpec> nodes = Objects.requireNonNull(spec.nodes());
    for (int number = 1; number <= pairs; number++) {
      NodeSpec first = forwarded(nodes.getFirst(), "10.99.1." + number);
      NodeSpec second = forwarded(nodes.getLast(), "10.99.2." + number);
      PairSpec pair =
          new PairSpec(
              "pair-" + number,
              "10.99.3.%d/16".formatted(number),
              number,
              spec.vrrpVersion(),
              spec.advertIntervalSeconds(),
              spec.preemptMode(),
              spec.unicast(),
              spec.vrrpPassword(),
              spec.writePolicy(),
              spec.maxLagSeconds(),
              spec.replicationUser(),
              spec.replicationPassword(),
              spec.tags(),
              List.of(first, second));
      RegistrationResult result = registry.register(pair);
      if (!(result instanceof RegistrationResult.Stored)) {
        throw new IllegalStateException("pair %d was refused: %s".formatted(number, result));
      }
      TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
    }
  }

  private static NodeSpec forwarded(NodeSpec node, String host) {
    MysqlSpec mysql = Objects.requireNonNull(node.mysql());
    SshSpec ssh = Objects.requireNonNull(node.ssh());
    return new NodeSpec(
        node.name(),
        host,
        node.networkInterface(),
        node.priority(),
        node.mayOwn(),
        new MysqlSpec(ForwardedFleet.MYSQL_PORT, mysql.user(), mysql.password(), null, null, null),
        new SshSpec(
            ForwardedFleet.SSH_PORT,
            ssh.user(),
            ssh.privateKey(),
            ssh.privateKeyPassphrase(),
            ssh.password(),
            ssh.sudo(),
            ssh.hostKey()));
  }
}
