package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node's state at a look, in short; null is 'not told'. */
public record NodeState(
    boolean mysqlAnswered,
    boolean sshAnswered,
    @Nullable Boolean writable,
    @Nullable Boolean holdsVip,
    @Nullable VrrpState vrrp) {

  /** The order is that of the stored codes: add at the end only. */
  private static final List<VrrpState> VRRP_STATES =
      List.of(
          VrrpState.MASTER,
          VrrpState.BACKUP,
          VrrpState.FAULT,
          VrrpState.STOPPED,
          VrrpState.UNKNOWN);

  static NodeState of(NodeSnapshot node) {
    return new NodeState(
        node.mysql().answered(),
        node.host().answered(),
        node.writable().orElse(null),
        node.holdsVip().orElse(null),
        node.vrrp().map(VrrpInstance::state).orElse(null));
  }

  /** As a small number. */
  long code() {
    int vrrpDigit = vrrp == null ? 0 : VRRP_STATES.indexOf(vrrp) + 1;
    long code = vrrpDigit * 3L + digit(holdsVip);
    code = code * 3 + digit(writable);
    code = code * 2 + (sshAnswered ? 1 : 0);
    return code * 2 + (mysqlAnswered ? 1 : 0);
  }

  /** The inverse of {@link #code}. */
  static NodeState ofCode(long code) {
    int vrrpDigit = (int) (code / 36);
    return new NodeState(
        code % 2 == 1,
        code / 2 % 2 == 1,
        ofDigit(code / 4 % 3),
        ofDigit(code / 12 % 3),
        vrrpDigit == 0 ? null : VRRP_STATES.get(vrrpDigit - 1));
  }

  private static int digit(@Nullable Boolean value) {
    return value == null ? 0 : value ? 2 : 1;
  }

  private static @Nullable Boolean ofDigit(long digit) {
    return digit == 0 ? null : Boolean.valueOf(digit == 2);
  }
}
