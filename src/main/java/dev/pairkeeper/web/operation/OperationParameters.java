package dev.pairkeeper.web.operation;

import static dev.pairkeeper.web.operation.OperationParameter.needed;
import static dev.pairkeeper.web.operation.OperationParameter.optional;
import static dev.pairkeeper.web.operation.OperationParameter.seconds;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.AcknowledgeFlapping;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.ChangePreempt;
import dev.pairkeeper.plan.OperationRequest.Failover;
import dev.pairkeeper.plan.OperationRequest.Fence;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.web.operation.OperationParameter.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows which parameters operations have, by the names that the API has for them. */
public final class OperationParameters {

  private static final String NODE = "node";
  private static final String ACCEPT_LOSS = "acceptLoss";
  private static final String SKIP_FENCE_COMMAND = "skipFenceCommand";
  private static final String PACKAGE_ARCHIVE = "packageArchive";
  private static final String CATCH_UP = "catchUpTimeoutSeconds";
  private static final String END_AFTER = "endTransactionsAfterSeconds";

  private OperationParameters() {}

  /** What is wrong with one parameter, as the end of a sentence that begins with its name. */
  public record Wrong(String parameter, String message) {}

  /** What came of reading parameters: a request, or everything that is wrong. */
  public sealed interface Reading {

    /** It can be planned. */
    record Read(OperationRequest request) implements Reading {}

    /** Some parameters are wrong. */
    record Unfit(List<Wrong> wrong) implements Reading {}
  }

  /** The parameters that the operation has. */
  public static List<OperationParameter> of(OperationKind kind) {
    return switch (kind) {
      case SET_UP ->
          List.of(
              optional("dataFrom", Kind.NODE),
              optional("installPackages", Kind.FLAG),
              optional("renewServerUuid", Kind.FLAG),
              optional(PACKAGE_ARCHIVE, Kind.UPLOAD));
      case SWITCHOVER ->
          List.of(
              optional("to", Kind.NODE),
              seconds(CATCH_UP, 1, Switchover.LONGEST_CATCH_UP_SECONDS),
              seconds(END_AFTER, 0, 3600));
      case FAILOVER ->
          List.of(
              needed("to", Kind.NODE),
              optional(ACCEPT_LOSS, Kind.FLAG),
              optional(SKIP_FENCE_COMMAND, Kind.FLAG));
      case CHANGE_PREEMPT -> List.of(needed("mode", Kind.PREEMPT_MODE));
      case APPLY_CONFIG, ACKNOWLEDGE_FLAPPING -> List.of();
      case START_KEEPALIVED, START_REPLICATION -> List.of(optional(NODE, Kind.NODE));
      case FENCE -> List.of(needed(NODE, Kind.NODE), optional(SKIP_FENCE_COMMAND, Kind.FLAG));
      case RENEW_SERVER_UUID, SET_WRITABLE, SET_READ_ONLY -> List.of(needed(NODE, Kind.NODE));
    };
  }

  /** Reads parameters as JSON has them; a null is as good as an absent one. */
  public static Reading read(
      OperationKind kind, Map<String, ? extends @Nullable Object> sent, Pair pair) {
    List<OperationParameter> known = of(kind);
    List<Wrong> wrong = new ArrayList<>();
    for (OperationParameter parameter : known) {
      Object value = sent.get(parameter.name());
      if (value == null ? parameter.required() : !parameter.accepts(value, pair)) {
        wrong.add(new Wrong(parameter.name(), parameter.says(pair)));
      }
    }
    List<String> names = known.stream().map(OperationParameter::name).toList();
    sent.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> wrong.add(new Wrong(name, unknown(kind, names))));
    return wrong.isEmpty()
        ? new Reading.Read(request(kind, new Values(sent)))
        : new Reading.Unfit(List.copyOf(wrong));
  }

  /** The parameters of a request by their names, in their order. */
  public static Map<String, @Nullable Object> of(OperationRequest request) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    switch (request) {
      case SetUp setUp -> {
        values.put("dataFrom", setUp.dataFrom());
        values.put("installPackages", setUp.installPackages());
        values.put("renewServerUuid", setUp.renewServerUuid());
        values.put(PACKAGE_ARCHIVE, setUp.packageArchive());
      }
      case Switchover switchover -> {
        values.put("to", switchover.to());
        values.put(CATCH_UP, Math.toIntExact(switchover.catchUpTimeout().toSeconds()));
        Duration after = switchover.endTransactionsAfter();
        values.put(END_AFTER, after == null ? null : Math.toIntExact(after.toSeconds()));
      }
      case Failover failover -> {
        values.put("to", failover.to());
        values.put(ACCEPT_LOSS, failover.acceptLoss());
        values.put(SKIP_FENCE_COMMAND, failover.skipFenceCommand());
      }
      case Fence fence -> {
        values.put(NODE, fence.node());
        values.put(SKIP_FENCE_COMMAND, fence.skipFenceCommand());
      }
      case ChangePreempt change -> values.put("mode", change.mode().name());
      case ApplyConfig _, AcknowledgeFlapping _ -> {}
      case StartKeepalived start -> values.put(NODE, start.node());
      case StartReplication start -> values.put(NODE, start.node());
      case RenewServerUuid renew -> values.put(NODE, renew.node());
      case SetWritable open -> values.put(NODE, open.node());
      case SetReadOnly close -> values.put(NODE, close.node());
    }
    return values;
  }

  private static OperationRequest request(OperationKind kind, Values values) {
    return switch (kind) {
      case SET_UP ->
          new SetUp(
              values.text("dataFrom"),
              values.flag("installPackages"),
              values.flag("renewServerUuid"),
              values.text(PACKAGE_ARCHIVE));
      case SWITCHOVER ->
          new Switchover(
              values.text("to"),
              Objects.requireNonNullElse(
                  values.seconds(CATCH_UP), Switchover.USUAL_CATCH_UP_TIMEOUT),
              values.seconds(END_AFTER));
      case FAILOVER ->
          new Failover(
              values.needed("to"), values.flag(ACCEPT_LOSS), values.flag(SKIP_FENCE_COMMAND));
      case FENCE -> new Fence(values.needed(NODE), values.flag(SKIP_FENCE_COMMAND));
      case CHANGE_PREEMPT -> new ChangePreempt(PreemptMode.valueOf(values.needed("mode")));
      case APPLY_CONFIG -> new ApplyConfig();
      case ACKNOWLEDGE_FLAPPING -> new AcknowledgeFlapping();
      case START_KEEPALIVED -> new StartKeepalived(values.text(NODE));
      case START_REPLICATION -> new StartReplication(values.text(NODE));
      case RENEW_SERVER_UUID -> new RenewServerUuid(values.needed(NODE));
      case SET_WRITABLE -> new SetWritable(values.needed(NODE));
      case SET_READ_ONLY -> new SetReadOnly(values.needed(NODE));
    };
  }

  private static String unknown(OperationKind kind, List<String> names) {
    return names.isEmpty()
        ? "is not known: %s has no parameters.".formatted(kind)
        : "is not a parameter of %s; there are %s."
            .formatted(kind, names.stream().sorted().collect(Collectors.joining(", ")));
  }

  /** Values that were found to fit. */
  private record Values(Map<String, ? extends @Nullable Object> sent) {

    @Nullable String text(String name) {
      return (String) sent.get(name);
    }

    @Nullable Duration seconds(String name) {
      return sent.get(name) instanceof Integer seconds ? Duration.ofSeconds(seconds) : null;
    }

    String needed(String name) {
      return String.valueOf(sent.get(name));
    }

    boolean flag(String name) {
      return Boolean.TRUE.equals(sent.get(name));
    }
  }
}
