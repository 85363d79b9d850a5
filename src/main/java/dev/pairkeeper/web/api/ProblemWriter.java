package dev.pairkeeper.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem (RFC 9457) where no controller was reached. */
@Component
public class ProblemWriter {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes the answer, with the kind's status; headers must be set before. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ErrorKind kind, String detail)
      throws IOException {
    write(request, response, Problems.of(kind, detail));
  }

  void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    problem.setInstance(uri(request.getRequestURI()));
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }

  private static @Nullable URI uri(String path) {
    try {
      return new URI(path);
    } catch (URISyntaxException refused) {
      return null;
    }
  }
}
