package net.schmizz.sshj.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * Reads what a host sends and hands it to the connection's decoder, until the connection ends. See
 * the package for why it is here.
 *
 * <p>The transport makes one per connection, starts it when both sides have named themselves, and
 * interrupts it when it disconnects on its own account: then the end is nobody's failure. Any other
 * end is one, which the transport is told.
 */
public final class Reader extends Thread {

  /** A little more than a packet with as many bytes of a command's output as the panel allows. */
  private static final int BUFFER_BYTES = 8 * 1024 + 64;

  private final TransportImpl transport;

  /** Reads for that transport, once started. */
  public Reader(TransportImpl transport) {
    super("sshj-Reader");
    this.transport = transport;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      readAll(transport.getConnInfo().in, transport.getDecoder());
    } catch (IOException | RuntimeException e) {
      if (!isInterrupted()) {
        transport.die(e);
      }
    }
  }

  /** The decoder may get less at once than it asks for, never more. */
  private void readAll(InputStream in, Decoder decoder) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int wanted = 1;
    while (!isInterrupted()) {
      int read = readSome(in, buffer, Math.min(wanted, buffer.length));
      if (read < 0) {
        throw new TransportException("the host closed it");
      }
      if (read > 0) {
        wanted = decoder.received(buffer, read);
      }
    }
  }

  /** How many bytes came: none when the socket's time-out passed, -1 at the stream's end. */
  private static int readSome(InputStream in, byte[] buffer, int most) throws IOException {
    try {
      return in.read(buffer, 0, most);
    } catch (SocketTimeoutException e) {
      return 0;
    }
  }
}
