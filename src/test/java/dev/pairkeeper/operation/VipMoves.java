package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import java.util.List;
import java.util.Map;

/** Watches the VIP on both hosts of a lab, by what their kernels tell. */
final class VipMoves {

  private static final String LOG = "/root/vip-moves";

  private final Lab lab;

  private VipMoves(Lab lab) {
    this.lab = lab;
  }

  static VipMoves watch(Lab lab) {
    for (String host : List.of("db1", "db2")) {
      lab.exec(
          host,
          "rm -f %1$s; setsid sh -c 'ip -ts -o monitor address >%1$s & echo $! >%1$s.pid; wait'"
                  .formatted(LOG)
              + " >/dev/null 2>&1 </dev/null & sleep 0.5");
    }
    return new VipMoves(lab);
  }

  /** Ends the watch; lines about the VIP by host. */
  Map<String, List<String>> end() {
    return Map.of("db1", end("db1"), "db2", end("db2"));
  }

  private List<String> end(String host) {
    return lab.exec(host, "kill $(cat %1$s.pid); cat %1$s".formatted(LOG))
        .lines()
        .filter(line -> line.contains(lab.info().vip()))
        .toList();
  }
}
