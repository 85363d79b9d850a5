package dev.pairkeeper.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** Reads all that comes of a stream, in a virtual thread. */
final class StreamClient {

  private final Socket socket;
  private final Queue<String> read = new ConcurrentLinkedQueue<>();

  private StreamClient(Socket socket) {
    this.socket = socket;
  }

  /** Logs in as the administrator and listens. */
  static StreamClient of(int port, String path) {
    try {
      var client = new StreamClient(open(port, path, 65_536));
      Thread.ofVirtual().start(client::listen);
      return client;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Socket open(int port, String path, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(receiveBuffer);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    OutputStream out = socket.getOutputStream();
    String user = Base64.getEncoder().encodeToString(("admin:" + ApiTest.PASSWORD).getBytes(UTF_8));
    out.write(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\n\r\n"
            .formatted(path, user)
            .getBytes(UTF_8));
    out.flush();
    return socket;
  }

  private void listen() {
    byte[] buffer = new byte[8_192];
    try (InputStream in = socket.getInputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        read.add(new String(buffer, 0, length, UTF_8));
      }
    } catch (IOException left) {
      read.add("");
    }
  }

  String text() {
    return String.join("", read);
  }

  int count(String part) {
    return text().split(Pattern.quote(part), -1).length - 1;
  }

  void leave() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
