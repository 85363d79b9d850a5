package dev.pairkeeper.plan;

import dev.pairkeeper.topology.PreemptMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is asked for, with what the operator chose. */
public sealed interface OperationRequest {

  /** Which operation it is. */
  OperationKind kind();

  /**
   * From two hosts with a server each to a healthy pair; servers that replicate from each other
   * keep their data and go on to do so.
   *
   * @param dataFrom the node whose data the other gets; null when neither has any
   * @param installPackages whether missing packages are installed
   * @param renewServerUuid whether the standby gets a new server UUID where both have the same
   * @param packageArchive SHA-256 of uploaded packages, in hex, from which missing ones are
   *     installed and not from repositories; null for no such upload
   */
  record SetUp(
      @Nullable String dataFrom,
      boolean installPackages,
      boolean renewServerUuid,
      @Nullable String packageArchive)
      implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.SET_UP;
    }
  }

  /**
   * The VIP and the writes go to the other node, and nothing is lost.
   *
   * @param to the node that gets them; null for whichever has not got them
   * @param catchUpTimeout how long the target may take to apply the rest while writes are blocked
   * @param endTransactionsAfter how long open transactions and running statements may go on until
   *     they are ended; null to end none of them, which gives up when they take too long
   */
  record Switchover(
      @Nullable String to, Duration catchUpTimeout, @Nullable Duration endTransactionsAfter)
      implements OperationRequest {

    /** A pair must not be without a writable owner for more than 15 s, whatever happens. */
    public static final int LONGEST_CATCH_UP_SECONDS = 8;

    /** What a standby without lag needs many times over. */
    public static final Duration USUAL_CATCH_UP_TIMEOUT = Duration.ofSeconds(5);

    @Override
    public OperationKind kind() {
      return OperationKind.SWITCHOVER;
    }
  }

  /**
   * The VIP and the writes go to a node although its peer, which had them, is not well.
   *
   * @param acceptLoss whether transactions that only the peer has may be left behind
   * @param skipFenceCommand whether the peer's fence command is left out, as when it can't work
   *     because the whole site is without power
   */
  record Failover(String to, boolean acceptLoss, boolean skipFenceCommand)
      implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.FAILOVER;
    }
  }

  /**
   * One of two nodes that both act as the owner is put out of the way.
   *
   * @param skipFenceCommand whether its fence command is left out, as when that can't work
   */
  record Fence(String node, boolean skipFenceCommand) implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.FENCE;
    }
  }

  /** Whether a node that recovers takes the VIP back, changed on the live pair. */
  record ChangePreempt(PreemptMode mode) implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.CHANGE_PREEMPT;
    }
  }

  /** Brings keepalived.conf and the scripts on both hosts to what the registration wants. */
  record ApplyConfig() implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.APPLY_CONFIG;
    }
  }

  /**
   * Starts keepalived.
   *
   * @param node null for every node where it does not run
   */
  record StartKeepalived(@Nullable String node) implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.START_KEEPALIVED;
    }
  }

  /**
   * Starts replication.
   *
   * @param node null for every node where a thread is stopped
   */
  record StartReplication(@Nullable String node) implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.START_REPLICATION;
    }
  }

  /** Whoever asks knows why the VIP moved again and again: operations are not refused for it. */
  record AcknowledgeFlapping() implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.ACKNOWLEDGE_FLAPPING;
    }
  }

  /** Gives a node's server a new UUID, as clones need. */
  record RenewServerUuid(String node) implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.RENEW_SERVER_UUID;
    }
  }

  /** Opens a node's server for writes. */
  record SetWritable(String node) implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.SET_WRITABLE;
    }
  }

  /** Closes a node's server for writes. */
  record SetReadOnly(String node) implements OperationRequest {

    @Override
    public OperationKind kind() {
      return OperationKind.SET_READ_ONLY;
    }
  }
}
