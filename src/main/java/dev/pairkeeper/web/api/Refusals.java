package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.Operations.Starting;
import dev.pairkeeper.plan.Refused;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** Answers what came of asking for an operation. */
final class Refusals {

  private Refusals() {}

  /** 202 and where the operation is, or 409 with the reasons. */
  static ResponseEntity<OperationResponse> started(Starting starting) {
    return switch (starting) {
      case Starting.Started(Operation operation) ->
          ResponseEntity.accepted()
              .location(URI.create(OperationsController.PATH + "/" + operation.id()))
              .body(OperationResponse.of(operation));
      case Starting.NotStarted(List<Refused.Reason> reasons) -> throw of(reasons);
    };
  }

  /** 409 with the reasons. */
  static ErrorResponseException of(List<Refused.Reason> reasons) {
    return Problems.thrown(
        Problems.refused(
            ErrorKind.REFUSED,
            reasons.stream()
                .map(why -> new Problems.Reason(why.code(), why.message(), why.cure()))
                .toList()));
  }
}
