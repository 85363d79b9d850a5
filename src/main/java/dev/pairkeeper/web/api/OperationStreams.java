package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationChanged;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.StepRecord;
import dev.pairkeeper.web.api.Audience.Seat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes what operations do on to the clients that watch. Never waits for a client: a mailbox keeps
 * the newest of each step, and of a step's whole output, so that a client that reads slowly misses
 * moments but no words.
 */
@Component
class OperationStreams {

  private final Operations operations;
  private final JsonMapper json;
  private final Audience audience = new Audience();
  private final Map<String, Operation> told = new ConcurrentHashMap<>();

  OperationStreams(Operations operations, JsonMapper json) {
    this.operations = operations;
    this.json = json;
  }

  /** Watches one operation; begins with all of its steps as they are. */
  Watch join(String id) {
    Seat seat = audience.join(id::equals);
    try {
      return new Watch(id, seat);
    } catch (RuntimeException failure) {
      seat.close();
      throw failure;
    }
  }

  @EventListener
  void changed(OperationChanged change) {
    Operation now = change.operation();
    told.compute(
        now.id(),
        (id, before) -> {
          audience.tell(id, mailbox -> tell(now, before, mailbox::put, mailbox));
          return now.status() == OperationStatus.RUNNING ? now : null;
        });
  }

  @EventListener(ContextClosedEvent.class)
  void shutDown() {
    audience.close();
  }

  int clients() {
    return audience.size();
  }

  private void tell(Operation now, @Nullable Operation before, Box box, Mailbox mailbox) {
    for (StepRecord step : now.steps()) {
      int number = step.step().number();
      StepRecord known = before == null ? null : before.steps().get(number - 1);
      if (known == null || !known.equals(step)) {
        box.put("step-" + number, frame("step", OperationStepResponse.of(step)));
      }
      if (known == null ? !step.output().isEmpty() : !known.output().equals(step.output())) {
        box.put("log-" + number, frame("log", new Log(number, step.step().node(), step.output())));
      }
    }
    if (now.status() != OperationStatus.RUNNING) {
      box.put("done", frame("done", OperationResponse.of(now)));
      mailbox.close();
    }
  }

  private StreamFrame frame(String event, Object data) {
    return new StreamFrame(event, () -> data, json);
  }

  /** One client's view of an operation. */
  final class Watch implements AutoCloseable {

    private final String id;
    private final Seat seat;
    private Operation seen;

    private Watch(String id, Seat seat) {
      this.id = id;
      this.seat = seat;
      this.seen =
          operations.find(id).orElseThrow(() -> Problems.unknown(ErrorKind.UNKNOWN_OPERATION, id));
      tell(seen, null, seat.mailbox()::putIfNoneWaits, seat.mailbox());
    }

    Seat seat() {
      return seat;
    }

    /** For an operation that another panel runs, or that nobody runs any more. */
    void lookAgain() {
      operations
          .find(id)
          .ifPresent(now -> {
            Operation known = told.getOrDefault(id, seen);
            tell(now, known, seat.mailbox()::putIfNoneWaits, seat.mailbox());
            seen = now;
          });
    }

    @Override
    public void close() {
      seat.close();
    }
  }

  /** Where a frame is put. */
  @FunctionalInterface
  private interface Box {
    void put(String topic, StreamFrame frame);
  }

  /** All that hosts and servers have said in a step so far. */
  record Log(int number, @Nullable String node, String output) {}
}
