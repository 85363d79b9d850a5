package dev.pairkeeper.monitor;

import dev.pairkeeper.mysql.MysqlSession;
import dev.pairkeeper.mysql.MysqlSessions;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.VirtualAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** The kept connections to one node, its server and its host, and what is asked over them. */
final class NodeLink implements AutoCloseable {

  private final VirtualAddress vip;
  private final ObservationSettings settings;
  private final ExecutorService threads;
  private final PinnedAccess access;
  private final KeptConnection<MysqlSession> server;
  private final KeptConnection<HostSession> host;
  private final Prober<MysqlSnapshot> serverProber;
  private final Prober<HostSnapshot> hostProber;
  private final AddressFollower addresses;
  private volatile boolean keepalivedAtEachLook;
  private final FilesReader files;

  NodeLink(
      NodeAccess node,
      VirtualAddress vip,
      Linking with,
      FilesReader files,
      HostKeyPin pin,
      Runnable onVip) {
    this.files = files;
    this.vip = vip;
    this.settings = with.settings();
    this.threads = with.threads();
    this.access = new PinnedAccess(node, pin);
    this.server =
        new KeptConnection<>(() -> connect(with.sessions()), with.gates().logIns(), with.threads());
    this.host =
        new KeptConnection<>(() -> connect(with.shells()), with.gates().logIns(), with.threads());
    this.serverProber = prober(with, new MysqlQuestion(node.node(), server, settings));
    this.hostProber =
        prober(
            with,
            new HostQuestion(node.node(), host, settings, with.clock(), this::keepalivedDataEvery));
    this.addresses = new AddressFollower(vip, onVip, with.clock(), with.threads());
  }

  /**
   * What the connections are made with and run on.
   *
   * @param gates bound how many are made and asked at once
   */
  record Linking(
      MysqlSessions sessions,
      RemoteShells shells,
      ObservationSettings settings,
      InstantSource clock,
      WorkGates gates,
      ExecutorService threads) {}

  /**
   * Starts asking the server and the host, both at once; the result waits for both.
   *
   * @param insist to ask in spite of a pause
   * @param keepalivedToo to ask keepalived for its data, even if it is not due
   */
  Supplier<NodeSnapshot> ask(boolean insist, boolean keepalivedToo) {
    keepalivedAtEachLook = keepalivedToo;
    Supplier<Probe<MysqlSnapshot>> mysql = serverProber.ask(insist);
    Supplier<Probe<HostSnapshot>> seen = hostProber.ask(insist);
    return () -> snapshot(mysql.get(), seen.get());
  }

  private NodeSnapshot snapshot(Probe<MysqlSnapshot> mysql, Probe<HostSnapshot> seen) {
    return new NodeSnapshot(access.current().node(), vip, mysql, seen, files.drift(seen));
  }

  private int keepalivedDataEvery() {
    return keepalivedAtEachLook ? 1 : settings.keepalivedDataEvery();
  }

  /**
   * What every look is followed by: address events are followed, files that changed are read, a new
   * host key is stored.
   */
  void keepUp() {
    HostSession session = host.current();
    if (session != null) {
      addresses.follow(session.shell());
      files.keepUp(session.shell());
    }
    access.store(threads);
  }

  /** Whether this link would be made just the same for the given access. */
  boolean serves(NodeAccess wanted, VirtualAddress wantedVip) {
    return vip.equals(wantedVip) && access.serves(wanted);
  }

  @Override
  public void close() {
    server.drop();
    host.drop();
  }

  private MysqlSession connect(MysqlSessions sessions) {
    return sessions.connect(access.current(), settings.timeout(), settings.longestSilence());
  }

  private HostSession connect(RemoteShells shells) {
    RemoteShell shell = shells.connect(access.current(), settings.timeout());
    access.seen(shell.hostKey());
    return HostSession.over(shell, settings.timeout());
  }

  private static <A> Prober<A> prober(Linking with, Question<A> question) {
    return new Prober<>(
        question, with.settings().period(), with.clock(), with.threads(), with.gates().looks());
  }
}
