package dev.pairkeeper.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Carries one TCP connection to a port of this machine, until it freezes: then nothing moves. */
final class FreezableLine implements AutoCloseable {

  private final ServerSocket entry = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final CountDownLatch forever = new CountDownLatch(1);
  private final int target;
  private volatile boolean frozen;

  private FreezableLine(int target) throws IOException {
    this.target = target;
  }

  static FreezableLine to(int port) throws IOException {
    FreezableLine line = new FreezableLine(port);
    Thread.ofVirtual().start(line::carry);
    return line;
  }

  int port() {
    return entry.getLocalPort();
  }

  void freeze() {
    frozen = true;
  }

  @Override
  public void close() throws IOException {
    forever.countDown();
    entry.close();
  }

  private void carry() {
    try (Socket near = entry.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> copy(far, near));
      copy(near, far);
      back.join();
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (frozen) {
          forever.await();
        }
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!frozen) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
