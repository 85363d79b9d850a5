package net.schmizz.sshj.transport;

import java.io.IOException;
import java.util.Random;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** A host within this process whose commands put out a lot at once. */
final class LargePackets implements AutoCloseable {

  static final int PACKET_BYTES = 128 * 1024;
  static final byte[] OUTPUT = new byte[10 * PACKET_BYTES + 1];

  static {
    new Random(1).nextBytes(OUTPUT);
  }

  private final SshServer server = SshServer.setUpDefaultServer();

  LargePackets() throws IOException {
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    server.setPasswordAuthenticator((user, password, session) -> true);
    server.setCommandFactory((channel, line) -> new Outpouring(line));
    server.start();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private static final class Outpouring extends AbstractCommandSupport {

    Outpouring(String line) {
      super(line, null);
    }

    @Override
    public void run() {
      try {
        getOutputStream().write(OUTPUT);
        getOutputStream().flush();
        onExit(0);
      } catch (IOException e) {
        onExit(1, e.toString());
      }
    }
  }
}
