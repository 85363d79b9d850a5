package dev.pairkeeper.ssh;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.UserAuthException;
import org.jspecify.annotations.Nullable;

/** Says in the words of a DBA what sshj and the network report. */
final class SshFailure {

  private SshFailure() {}

  static RemoteShellException of(Node node, Throwable cause) {
    return switch (cause) {
      case RemoteShellException known -> known;
      case UnknownHostException e -> failure(node, Kind.UNREACHABLE, "no such host", e);
      case UnresolvedAddressException e -> failure(node, Kind.UNREACHABLE, "no such host", e);
      case NoRouteToHostException e -> failure(node, Kind.UNREACHABLE, "no route to the host", e);
      case ConnectException e -> refusedOrUnreachable(node, e);
      case SocketTimeoutException e -> failure(node, Kind.TIMED_OUT, "no answer in time", e);
      case InterruptedIOException e -> failure(node, Kind.ERROR, "cancelled", e);
      case InterruptedException e -> failure(node, Kind.ERROR, "cancelled", e);
      case TimeoutException e -> failure(node, Kind.TIMED_OUT, "no answer in time", e);
      case SocketException e -> broken(node, e);
      case EOFException e -> broken(node, e);
      case UserAuthException e when e.getCause() == null ->
          failure(node, Kind.ACCESS_DENIED, "the log-in was refused", e);
      case SSHException e when nothingInCommon(e) -> failure(node, Kind.ERROR, said(e), e);
      case SSHException e when e.getCause() == null -> broken(node, e);
      case Throwable e when e.getCause() != null -> of(node, Objects.requireNonNull(e.getCause()));
      default -> failure(node, Kind.ERROR, said(cause), cause);
    };
  }

  static RemoteShellException timedOut(Node node, String what, Duration timeout) {
    String sentence = "%s took longer than %.1f s".formatted(what, timeout.toMillis() / 1000.0);
    return failure(node, Kind.TIMED_OUT, sentence, null);
  }

  static RemoteShellException failure(
      Node node, Kind kind, String sentence, @Nullable Throwable cause) {
    return new RemoteShellException(kind, "%s: %s".formatted(node.sshAddress(), sentence), cause);
  }

  private static boolean nothingInCommon(SSHException e) {
    return e.getDisconnectReason() == DisconnectReason.KEY_EXCHANGE_FAILED
        || said(e).startsWith("Unable to reach a settlement");
  }

  private static RemoteShellException refusedOrUnreachable(Node node, ConnectException e) {
    return said(e).contains("refused")
        ? failure(node, Kind.REFUSED, "connection refused, nothing listens there", e)
        : failure(node, Kind.UNREACHABLE, said(e), e);
  }

  private static RemoteShellException broken(Node node, Exception e) {
    return failure(node, Kind.UNREACHABLE, "the connection broke: " + said(e), e);
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
