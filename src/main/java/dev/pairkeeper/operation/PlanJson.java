package dev.pairkeeper.operation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.Measure;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Registration;
import dev.pairkeeper.plan.SealedText;
import dev.pairkeeper.plan.Undo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Plans as text, to be kept; what is read is what was written. A switch that an older release did
 * not know is off.
 */
final class PlanJson {

  private static final List<Class<?>> SEALED =
      List.of(
          OperationRequest.class,
          Deed.class,
          Condition.class,
          Undo.class,
          Registration.class,
          Measure.class,
          SealedText.Piece.class);

  private final JsonMapper mapper;

  PlanJson() {
    JsonMapper.Builder builder =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    for (Class<?> type : SEALED) {
      builder.addMixIn(type, ByName.class);
      kinds(type)
          .forEach(kind -> builder.registerSubtypes(new NamedType(kind, kind.getSimpleName())));
    }
    mapper = builder.build();
  }

  String write(Plan plan) {
    return mapper.writeValueAsString(plan);
  }

  Plan read(String text) {
    return mapper.readValue(text, Plan.class);
  }

  /** The records of a sealed interface, also of those below it. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isInterface()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PlanJson::kinds)
        : Stream.of(type);
  }

  /** Each record names itself. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface ByName {}
}
