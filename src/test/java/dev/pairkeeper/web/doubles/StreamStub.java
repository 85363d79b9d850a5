package dev.pairkeeper.web.doubles;

import dev.pairkeeper.monitor.LagHistory;
import dev.pairkeeper.monitor.PairObserved;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The calls of the API that pages need, so that pages can be tried without it. */
@TestComponent
@RestController
class StreamStub {

  private final List<SseEmitter> fleet = new CopyOnWriteArrayList<>();
  private final Map<String, List<SseEmitter>> pairs = new ConcurrentHashMap<>();
  private final LagHistory history;

  StreamStub(LagHistory history) {
    this.history = history;
  }

  @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter fleet() {
    return open(fleet);
  }

  @GetMapping(path = "/api/v1/pairs/{pair}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter pair(@PathVariable String pair) {
    return open(pairs.computeIfAbsent(pair, name -> new CopyOnWriteArrayList<>()));
  }

  @GetMapping("/api/v1/pairs/{pair}/lag")
  Map<String, Object> lag(
      @PathVariable String pair,
      @RequestParam Instant from,
      @RequestParam Instant to,
      @RequestParam int points) {
    return Map.of(
        "series", history.series(pair, from, to, points).stream().map(StreamStub::json).toList());
  }

  @EventListener
  void observed(PairObserved look) {
    String name = look.status().snapshot().pair().name();
    send(fleet, "pair", name);
    send(pairs.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()), "state", name);
  }

  private static Map<String, Object> json(LagHistory.Series series) {
    List<Object> points = new ArrayList<>();
    for (LagHistory.Point point : series.points()) {
      List<Object> one = new ArrayList<>();
      one.add(point.at().toEpochMilli());
      one.add(point.lagSeconds());
      points.add(one);
    }
    return Map.of("node", series.node(), "channel", series.channel(), "points", points);
  }

  private static SseEmitter open(List<SseEmitter> listeners) {
    var emitter = new SseEmitter(0L);
    listeners.add(emitter);
    emitter.onCompletion(() -> listeners.remove(emitter));
    emitter.onError(_ -> listeners.remove(emitter));
    return emitter;
  }

  private static void send(List<SseEmitter> listeners, String event, String data) {
    listeners.removeIf(emitter -> !sent(emitter, event, data));
  }

  private static boolean sent(SseEmitter emitter, String event, String data) {
    try {
      emitter.send(SseEmitter.event().name(event).data(data));
      return true;
    } catch (IOException | IllegalStateException _) {
      return false;
    }
  }
}
