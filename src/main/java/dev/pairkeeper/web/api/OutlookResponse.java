package dev.pairkeeper.web.api;

import dev.pairkeeper.web.operation.Blocker;
import dev.pairkeeper.web.operation.Outlook;
import dev.pairkeeper.web.operation.WritePause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the VIP could be given to another node now, and what that may cost.
 *
 * @param possible whether a node that has not got the VIP is eligible and no blocker is in the way;
 *     a plan has the last word
 * @param estimatedWritePauseMillis of the last operations, at most ten, that succeeded and measured
 *     for how long writes were blocked; null when there was none yet
 * @param blockers who or what keeps operations from being started
 */
@Schema(name = "Eligibilities")
record OutlookResponse(
    boolean possible,
    List<EligibilityResponse> nodes,
    @Nullable WritePauseMillis estimatedWritePauseMillis,
    List<BlockerResponse> blockers) {

  static OutlookResponse of(List<EligibilityResponse> nodes, Outlook outlook) {
    WritePause pause = outlook.pause();
    return new OutlookResponse(
        outlook.possible(),
        nodes,
        pause == null
            ? null
            : new WritePauseMillis(
                pause.median().toMillis(), pause.worst().toMillis(), pause.operations()),
        outlook.blockers().stream().map(BlockerResponse::of).toList());
  }

  /**
   * In milliseconds.
   *
   * @param operations how many operations it is told from
   */
  record WritePauseMillis(long median, long worst, int operations) {}

  /**
   * Who or what is in the way.
   *
   * @param stops SWITCHOVER when a failover can be run all the same, SCHEDULED when only what the
   *     panel would start by itself is not started
   * @param operation its id; null when it is no operation
   * @param user who started or ordered it; null when nobody did
   * @param until when it ends by itself; null when it does not
   */
  @Schema(name = "Blocker")
  record BlockerResponse(
      String code,
      String message,
      String cure,
      Blocker.Stops stops,
      @Nullable String operation,
      @Nullable String user,
      @Nullable Instant since,
      @Nullable Instant until) {

    private static BlockerResponse of(Blocker blocker) {
      return new BlockerResponse(
          blocker.code(),
          blocker.message(),
          blocker.cure(),
          blocker.stops(),
          blocker.operation(),
          blocker.user(),
          blocker.since(),
          blocker.until());
    }
  }
}
