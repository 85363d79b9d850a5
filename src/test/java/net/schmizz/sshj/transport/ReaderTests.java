package net.schmizz.sshj.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.ssh.RemoteShells;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Holds the reader that stands in for sshj's to what the rest of sshj expects of one. Before keys
 * are exchanged packets are plain (RFC 4253, section 6), and what a host says last, that it
 * disconnects and why, comes out of the transport.
 */
class ReaderTests {

  private static final String HOST = "reader-tests.invalid";

  private final TransportImpl transport = new TransportImpl(new DefaultConfig());
  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

  @Test
  void isTheOneThatIsLoadedAndWrittenForThisSshj() {
    assertThat(Reader.class.getProtectionDomain().getCodeSource().getLocation())
        .as("our own has to stand before sshj's on the class path")
        .isEqualTo(RemoteShells.class.getProtectionDomain().getCodeSource().getLocation());
    assertThat(new DefaultConfig().getVersion())
        .as("compare sshj's Reader and Decoder with those of 0.40.0 before you change this")
        .isEqualTo("SSHJ_0.40.0");
  }

  @Test
  void packetsOfAnySizeArrive() throws Exception {
    for (int length : new int[] {0, 1, 8 * 1024, 32 * 1024 + 1, 200 * 1024}) {
      ReaderTests once = new ReaderTests();
      once.read(new ByteArrayInputStream(conversation(length, "after " + length)));
      assertThat(once.end()).isEqualTo("BY_APPLICATION after " + length);
    }
  }

  @Test
  void packetThatComesByteByByteArrives() throws Exception {
    read(new Trickle(new ByteArrayInputStream(conversation(40_000, "after many reads"))));
    assertThat(end()).isEqualTo("BY_APPLICATION after many reads");
  }

  @Test
  void silenceWithinAPacketIsNoEnd() throws Exception {
    read(new Faltering(new Trickle(new ByteArrayInputStream(conversation(100, "at last")))));
    assertThat(end()).isEqualTo("BY_APPLICATION at last");
  }

  @Test
  void encryptedPacketsMuchLargerThanTheBufferArriveWhole() throws Exception {
    try (LargePackets host = new LargePackets();
        SSHClient client = new SSHClient(new DefaultConfig())) {
      client.addHostKeyVerifier(new PromiscuousVerifier());
      client.getConnection().setMaxPacketSize(LargePackets.PACKET_BYTES);
      client.connect("127.0.0.1", host.port());
      client.authPassword("dba", "any");
      try (Session session = client.startSession()) {
        byte[] output = session.exec("any").getInputStream().readAllBytes();
        assertThat(output).isEqualTo(LargePackets.OUTPUT);
      }
    }
  }

  @Test
  void endOfTheStreamIsAFailureThatSaysSo() throws Exception {
    byte[] whole = conversation(100, "cut off");
    read(new ByteArrayInputStream(whole, 0, whole.length - 3));
    assertThat(end()).isEqualTo("UNKNOWN the host closed it");
    Awaitility.await().until(() -> !transport.isRunning());
  }

  @Test
  void tooLargeAPacketIsRefused() throws Exception {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.writeBytes("SSH-2.0-host\r\n".getBytes(StandardCharsets.US_ASCII));
    new DataOutputStream(sent).writeLong((256L * 1024 + 8) << 32);
    read(new ByteArrayInputStream(sent.toByteArray()));
    assertThat(end()).startsWith("PROTOCOL_ERROR invalid packet length");
  }

  @Test
  void disconnectingEndsTheThreadAndIsNoFailure() throws Exception {
    try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket near = new Socket(host.getInetAddress(), host.getLocalPort());
        Socket far = host.accept()) {
      far.getOutputStream().write("SSH-2.0-host\r\n".getBytes(StandardCharsets.US_ASCII));
      read(near.getInputStream());
      assertThat(transport.isRunning()).isTrue();

      transport.disconnect();

      assertThat(end()).isEqualTo("BY_APPLICATION ");
      Awaitility.await().until(ReaderTests::nobodyReads);
      assertThat(ends).isEmpty();
    }
  }

  private void read(InputStream in) throws TransportException {
    transport.setDisconnectListener((reason, why) -> ends.add(reason + " " + why));
    transport.init(HOST, 22, in, OutputStream.nullOutputStream());
  }

  private String end() throws InterruptedException {
    return String.valueOf(ends.poll(10, TimeUnit.SECONDS));
  }

  private static boolean nobodyReads() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().contains("sshj-Reader-%s:".formatted(HOST)));
  }

  /** What a host says: its name, something to ignore, and that it disconnects. */
  private static byte[] conversation(int noise, String why) throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.writeBytes("SSH-2.0-host\r\n".getBytes(StandardCharsets.US_ASCII));
    sent.writeBytes(packet(message(Message.IGNORE).putBytes(new byte[noise]).getCompactData()));
    sent.writeBytes(
        packet(
            message(Message.DISCONNECT)
                .putUInt32(DisconnectReason.BY_APPLICATION.toInt())
                .putString(why)
                .putString("")
                .getCompactData()));
    return sent.toByteArray();
  }

  private static Buffer.PlainBuffer message(Message type) {
    return new Buffer.PlainBuffer().putByte(type.toByte());
  }

  /** RFC 4253, section 6: its length, that of the padding, payload, padding to a multiple of 8. */
  private static byte[] packet(byte[] payload) throws IOException {
    int padding = 4 + (8 - (payload.length + 9) % 8) % 8;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeInt(1 + payload.length + padding);
    data.writeByte(padding);
    data.write(payload);
    data.write(new byte[padding]);
    return bytes.toByteArray();
  }

  /** Brings one byte at a time. */
  private static final class Trickle extends FilterInputStream {

    Trickle(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return super.read(buffer, offset, Math.min(length, 1));
    }
  }

  /** Runs into the socket's time-out before every other read. */
  private static final class Faltering extends FilterInputStream {

    private boolean silent;

    Faltering(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      silent = !silent;
      if (silent) {
        throw new SocketTimeoutException();
      }
      return super.read(buffer, offset, length);
    }
  }
}
