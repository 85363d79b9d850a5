package dev.pairkeeper.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A process that makes two hosts look like hundreds: whoever connects to {@code 10.99.1.N} gets to
 * the first host, to {@code 10.99.2.N} to the second, to {@code 10.99.3.N} to the first as through
 * a VIP. Connections to the first so many first hosts hang: they are accepted and never answered.
 *
 * <p>Arguments: first host, second host, how many hang. The kernel takes all of 10.99.0.0/16 for
 * its own after {@code ip route add local 10.99.0.0/16 dev lo}.
 */
final class ForwardedFleet {

  static final int MYSQL_PORT = 13306;
  static final int SSH_PORT = 10022;

  private final String[] hosts;
  private final int hanging;

  private ForwardedFleet(String first, String second, int hanging) {
    this.hosts = new String[] {first, second};
    this.hanging = hanging;
  }

  public static void main(String[] arguments) throws IOException {
    var fleet = new ForwardedFleet(arguments[0], arguments[1], Integer.parseInt(arguments[2]));
    fleet.listen(MYSQL_PORT, 3306);
    fleet.listen(SSH_PORT, 22);
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // The benchmark's end closes the pipe, and that ends this process.
    }
    System.exit(0);
  }

  private void listen(int port, int target) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(port), 4096);
    Thread.ofVirtual().start(() -> acceptAll(server, target));
  }

  private void acceptAll(ServerSocket server, int target) {
    while (true) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> forward(client, target));
      } catch (IOException e) {
        System.err.println("accepting failed: " + e);
      }
    }
  }

  private void forward(Socket client, int target) {
    byte[] called = client.getLocalAddress().getAddress();
    int node = called[2];
    int number = Byte.toUnsignedInt(called[3]);
    if (node == 1 && number <= hanging) {
      swallow(client);
      return;
    }
    String host = hosts[node == 2 ? 1 : 0];
    try {
      Socket server = new Socket(InetAddress.ofLiteral(host), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> copy(client, server));
      copy(server, client);
    } catch (IOException e) {
      close(client);
    }
  }

  /** Takes what comes and says nothing, as long as the other side has patience. */
  private static void swallow(Socket client) {
    try (client) {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      close(client);
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.err.println("closing failed: " + e);
    }
  }
}
