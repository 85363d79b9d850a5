package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.configuration.ConfigurationView;
import dev.pairkeeper.web.page.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the nodes of a pair are configured.
 *
 * @param observed when the newest look ended; null before the first one did
 * @param values of both servers; those that no server told are left out
 */
record PairConfigurationView(
    Pair pair, @Nullable Moment observed, List<NodeFilesView> nodes, List<ValueRow> values) {

  static PairConfigurationView unseen(Pair pair) {
    return new PairConfigurationView(pair, null, List.of(), List.of());
  }

  static PairConfigurationView of(
      PairStatus status, List<ConfigurationView> configurations, Instant now) {
    return new PairConfigurationView(
        status.snapshot().pair(),
        new Moment(status.snapshot().takenAt(), now),
        configurations.stream().map(view -> NodeFilesView.of(view, now)).toList(),
        ServerValue.TABLE.stream()
            .map(value -> value.read(status.snapshot()))
            .filter(ValueRow::told)
            .toList());
  }
}
