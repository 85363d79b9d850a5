package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pairkeeper.mysql.MysqlSettings.Tls;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VirtualAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that do not let anybody in, played by plain sockets. */
class JdbcMysqlSessionsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TIMEOUT = Duration.ofMillis(700);
  private static final String PASSWORD = "s3cr3t-w0rd";

  private final JdbcMysqlSessions sessions =
      new JdbcMysqlSessions(new MysqlSettings(null, Tls.PREFERRED));

  @Test
  void nothingListens() throws IOException {
    int port;
    try (ServerSocket free = listening()) {
      port = free.getLocalPort();
    }

    MysqlAccessException failed = failureAt("127.0.0.1", port);

    assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failed)
        .hasMessageStartingWith("db1 (127.0.0.1:%d): log-in as panel failed: ".formatted(port))
        .hasMessageContaining("refused");
  }

  @Test
  void frozenServerTakesTheConnectionButSaysNothing() throws IOException {
    try (ServerSocket frozen = listening()) {
      long start = System.nanoTime();

      MysqlAccessException failed = failureAt("127.0.0.1", frozen.getLocalPort(), TIMEOUT);

      assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(3));
    }
  }

  @Test
  void serverThatTricklesBytesIsNotWaitedForLongerThanTheTimeOut() throws IOException {
    try (ServerSocket slow = listening()) {
      Thread.ofVirtual().start(() -> trickle(slow));
      long start = System.nanoTime();

      MysqlAccessException failed = failureAt("127.0.0.1", slow.getLocalPort(), TIMEOUT);

      assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(3));
    }
  }

  @Test
  void vipThatIsHeldByNobodyThatAnswers() throws IOException {
    try (ServerSocket frozen = listening()) {
      var vip = new VirtualAddress(InetAddress.getLoopbackAddress(), 8);
      NodeAccess account = access("10.0.0.11", frozen.getLocalPort());

      MysqlAccessException failed =
          catchThrowableOfType(
              MysqlAccessException.class, () -> sessions.whoAnswers(vip, account, TIMEOUT));

      assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(failed).hasMessageStartingWith("VIP 127.0.0.1:");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1040, TOO_MANY_CONNECTIONS, Too many connections",
    "1203, TOO_MANY_CONNECTIONS, User panel already has more than 'max_user_connections'",
    "1045, ACCESS_DENIED, Access denied for user 'panel'@'10.0.0.1' (using password: YES)",
    "1130, ACCESS_DENIED, Host '10.0.0.1' is not allowed to connect to this MySQL server",
    "1129, ERROR, Host '10.0.0.1' is blocked because of many connection errors",
  })
  void serverThatRefusesAtTheDoor(int number, Kind kind, String message) throws IOException {
    try (ServerSocket server = listening()) {
      Thread.ofVirtual().start(() -> refuse(server, number, message));

      MysqlAccessException failed = failureAt("127.0.0.1", server.getLocalPort());

      assertThat(failed.kind()).isEqualTo(kind);
      assertThat(failed).hasMessageContaining(number + " " + message);
    }
  }

  @Test
  void blockedHostIsToldTheCure() throws IOException {
    try (ServerSocket server = listening()) {
      Thread.ofVirtual().start(() -> refuse(server, 1129, "Host is blocked"));

      assertThat(failureAt("127.0.0.1", server.getLocalPort()))
          .hasMessageContaining("TRUNCATE performance_schema.host_cache");
    }
  }

  @Test
  void passwordThatAServerEchoesIsMasked() throws IOException {
    try (ServerSocket server = listening()) {
      Thread.ofVirtual().start(() -> refuse(server, 1045, "I know " + PASSWORD));

      assertThat(failureAt("127.0.0.1", server.getLocalPort()))
          .hasMessageContaining("I know ••••")
          .hasMessageNotContaining(PASSWORD);
    }
  }

  @Test
  void hostNameIsNeverReadAsAnOption() {
    MysqlAccessException failed = failureAt("nowhere.invalid?allowLocalInfile=true&x=", 3306);

    assertThat(failed.kind()).isIn(Kind.UNREACHABLE, Kind.TIMED_OUT);
  }

  private MysqlAccessException failureAt(String host, int port) {
    return failureAt(host, port, PATIENCE);
  }

  private MysqlAccessException failureAt(String host, int port, Duration timeout) {
    return catchThrowableOfType(
        MysqlAccessException.class, () -> sessions.connect(access(host, port), timeout, timeout));
  }

  private static NodeAccess access(String host, int port) {
    var mysql = new MysqlEndpoint(port, "panel", null, null, null);
    var ssh = new SshEndpoint(22, "root", false, null);
    var node = new Node("db1", host, "eth0", new Priority(100), true, mysql, ssh);
    return new NodeAccess(node, Secret.of(PASSWORD), null, null, null);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  /** An error packet instead of a greeting (MySQL protocol, section 'ERR_Packet'). */
  private static void refuse(ServerSocket server, int number, String message) {
    var packet = new ByteArrayOutputStream();
    packet.write(0xff);
    packet.write(number & 0xff);
    packet.write(number >> 8);
    packet.writeBytes(message.getBytes(StandardCharsets.UTF_8));
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        var out = client.getOutputStream();
        out.write(new byte[] {(byte) packet.size(), 0, 0, 0});
        out.write(packet.toByteArray());
        out.flush();
        client.getInputStream().transferTo(new ByteArrayOutputStream());
      } catch (IOException gone) {
        Thread.onSpinWait();
      }
    }
  }

  private static void trickle(ServerSocket server) {
    try (Socket client = server.accept()) {
      var out = client.getOutputStream();
      out.write(new byte[] {100, 0, 0, 0});
      for (int sent = 0; sent < 100; sent++) {
        out.write(10);
        out.flush();
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException gone) {
      Thread.currentThread().interrupt();
    }
  }
}
