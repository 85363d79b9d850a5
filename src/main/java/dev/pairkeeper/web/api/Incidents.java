package dev.pairkeeper.web.api;

import java.util.UUID;
import org.slf4j.Logger;
import org.springframework.http.ProblemDetail;

/** Ties an answer that tells nothing of the inside to the log, which tells all. */
final class Incidents {

  private Incidents() {}

  /** Logs what failed under a new id and gives that id. */
  static String report(Logger log, Throwable failure, String path) {
    String incident = UUID.randomUUID().toString().substring(0, 8);
    log.error("incident {} on {}", incident, path, failure);
    return incident;
  }

  static ProblemDetail internal(String incident) {
    ProblemDetail problem =
        Problems.of(
            ErrorKind.INTERNAL_ERROR,
            "Something went wrong inside the panel. Its log tells more under incident %s."
                .formatted(incident));
    problem.setProperty("incident", incident);
    return problem;
  }

  static ProblemDetail registryDown() {
    return Problems.of(
        ErrorKind.REGISTRY_UNAVAILABLE,
        "The panel's own database does not answer. The pairs themselves are not affected; try again"
            + " when it is back.");
  }
}
