package dev.pairkeeper.monitor;

import com.sun.management.OperatingSystemMXBean;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts looks and what they cost, for the benchmark. */
final class LookFigures implements LookListener {

  private final Predicate<Node> hangs;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<String, Instant> lastRead = new HashMap<>();
  private final List<Long> gaps = new ArrayList<>();
  private final List<Long> looksOfHealthyPairs = new ArrayList<>();
  private boolean counting;
  private int looks;
  private int nodeLooks;
  private final Map<String, Integer> failures = new TreeMap<>();
  private long startedNanos;
  private long startedCpu;

  LookFigures(Predicate<Node> hangs) {
    this.hangs = hangs;
  }

  synchronized void start() {
    counting = true;
    startedNanos = System.nanoTime();
    startedCpu = system.getProcessCpuTime();
  }

  @Override
  public synchronized void looked(Look look) {
    List<NodeSnapshot> nodes = look.now().snapshot().nodes();
    for (NodeSnapshot node : nodes) {
      nodeLooked(look.pair(), node);
    }
    if (counting) {
      looks++;
      if (nodes.stream().noneMatch(node -> hangs.test(node.node()))) {
        looksOfHealthyPairs.add(look.took().toNanos());
      }
    }
  }

  private void nodeLooked(String pair, NodeSnapshot node) {
    if (hangs.test(node.node())) {
      return;
    }
    if (counting) {
      node.mysql().failure().ifPresent(why -> failures.merge(why.message(), 1, Integer::sum));
      node.host().failure().ifPresent(why -> failures.merge(why.message(), 1, Integer::sum));
    }
    node.mysql()
        .answer()
        .map(MysqlSnapshot::readAt)
        .ifPresent(at -> readAt(pair + node.name() + "/mysql", at));
    node.host()
        .answer()
        .map(HostSnapshot::readAt)
        .ifPresent(at -> readAt(pair + node.name() + "/host", at));
    if (counting) {
      nodeLooks++;
    }
  }

  private void readAt(String what, Instant at) {
    Instant before = lastRead.put(what, at);
    if (counting && before != null) {
      gaps.add(java.time.Duration.between(before, at).toMillis());
    }
  }

  @Override
  public void renamed(String before, String now) {}

  @Override
  public void removed(String pair) {}

  synchronized String report() {
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    double cpuMillis = (system.getProcessCpuTime() - startedCpu) / 1e6;
    System.gc();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    gaps.sort(null);
    looksOfHealthyPairs.sort(null);
    return """
    looks/s                        %8.1f
    looks at healthy nodes/s       %8.1f
    probes of these that failed    %8d
    CPU per look at a healthy node %8.2f ms (whole panel), %.0f %% of one core
    a healthy pair's look          %8.1f ms p50, %.1f ms p99, %.1f ms max
    between answers of one node    %8d ms p50, %d ms p99, %d ms max
    heap after a collection        %8.0f MB of %.0f MB
    platform threads               %8d
    first failures                 %s\
    """
        .formatted(
            looks / seconds,
            nodeLooks / seconds,
            failures.values().stream().mapToInt(Integer::intValue).sum(),
            cpuMillis / nodeLooks,
            cpuMillis / seconds / 10,
            at(looksOfHealthyPairs, 0.5) / 1e6,
            at(looksOfHealthyPairs, 0.99) / 1e6,
            at(looksOfHealthyPairs, 1) / 1e6,
            at(gaps, 0.5),
            at(gaps, 0.99),
            at(gaps, 1),
            heap.getUsed() / 1e6,
            heap.getMax() / 1e6,
            ManagementFactory.getThreadMXBean().getThreadCount(),
            failures.entrySet().stream().limit(3).toList());
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) Math.round((sorted.size() - 1) * share));
  }
}
