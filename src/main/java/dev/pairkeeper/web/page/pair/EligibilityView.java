package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.web.operation.Blocker;
import dev.pairkeeper.web.operation.Outlook;
import dev.pairkeeper.web.operation.WritePause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the VIP could be given to another node now.
 *
 * @param nodes those that have not got it; empty before the first look
 * @param pause null when it is not known yet
 */
record EligibilityView(
    boolean possible, List<TakeOver> nodes, @Nullable WritePause pause, List<Blocker> blockers) {

  static EligibilityView of(List<TakeOver> nodes, Outlook outlook) {
    return new EligibilityView(outlook.possible(), nodes, outlook.pause(), outlook.blockers());
  }
}
