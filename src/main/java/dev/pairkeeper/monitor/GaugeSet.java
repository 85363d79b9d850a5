package dev.pairkeeper.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Gauges that read one pair's newest status when they are scraped, and go together. */
final class GaugeSet {

  private final MeterRegistry meters;
  private final List<Meter> gauges = new ArrayList<>();
  private volatile @Nullable PairStatus status;

  GaugeSet(MeterRegistry meters) {
    this.meters = meters;
  }

  void show(PairStatus newest) {
    status = newest;
  }

  /** Adds a gauge of the given value. */
  void add(String name, String description, Tags tags, ToDoubleFunction<PairStatus> value) {
    gauges.add(
        Gauge.builder(name, this, set -> set.read(value))
            .description(description)
            .tags(tags)
            .register(meters));
  }

  void clear() {
    gauges.forEach(meters::remove);
    gauges.clear();
  }

  /** 1 or 0, NaN for what is unknown. */
  static double flag(Optional<Boolean> value) {
    return value.map(known -> known ? 1.0 : 0.0).orElse(Double.NaN);
  }

  /** 1 or 0. */
  static double flag(boolean value) {
    return value ? 1 : 0;
  }

  private double read(ToDoubleFunction<PairStatus> value) {
    PairStatus newest = status;
    return newest == null ? Double.NaN : value.applyAsDouble(newest);
  }
}
