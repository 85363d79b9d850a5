package dev.pairkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;

@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests {

  private final ErrorPages pages = new ErrorPages();

  @Test
  void whatFailedInsideStaysInTheLogUnderAnIncident(CapturedOutput log) {
    var page = pages.of(new IllegalStateException("jdbc:mysql://secret-host"), "/pairs/orders");

    assertThat(page.getStatus()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    assertThat(page.getModel()).containsEntry("problem", "internal");
    assertThat(page.getModel().toString()).doesNotContain("secret-host");
    assertThat(log).contains("secret-host", String.valueOf(page.getModel().get("incident")));
  }

  @Test
  void registryThatDoesNotAnswerIsNamedAsWhatIsDown() {
    var failure = new RuntimeException(new DataAccessResourceFailureException("no connection"));

    var page = pages.of(failure, "/");

    assertThat(page.getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(page.getModel()).containsEntry("problem", "registryDown");
  }

  @Test
  void missingPageIsNoIncident() {
    assertThat(pages.of(HttpStatus.NOT_FOUND, null, "/x").getModel())
        .containsEntry("problem", "notFound")
        .containsEntry("incident", "");
  }
}
