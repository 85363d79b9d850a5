package dev.pairkeeper.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.topology.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class PackagesControllerTests {

  private static final byte[] DEB = "!<arch>\ndebian-binary".getBytes(UTF_8);
  private static final String PACKAGES = "/api/v1/pairs/orders/packages";

  @Autowired MockMvcTester http;
  @Autowired Calls calls;
  @Autowired AuditLog audit;

  @BeforeEach
  void onePair() {
    calls.removeAllPairs();
    calls.post(Calls.pair("orders", 51));
  }

  @Test
  void uploadIsToldByItsDigestAndListed() {
    MvcTestResult uploaded = upload(PACKAGES, DEB);

    assertThat(uploaded).hasStatus(201);
    assertThat(uploaded).bodyJson().extractingPath("$.sha256").isEqualTo(Sha256.of(DEB));
    assertThat(uploaded).bodyJson().extractingPath("$.bytes").isEqualTo(DEB.length);
    assertThat(uploaded).bodyJson().extractingPath("$.packages[0].name").isEqualTo("package.deb");
    assertThat(calls.get(PACKAGES))
        .bodyJson()
        .extractingPath("$.items[*].sha256")
        .asArray()
        .contains(Sha256.of(DEB));
    assertThat(audit.find(AuditLog.Search.ALL, 0, 10).entries())
        .anyMatch(entry ->
            entry.action() == Action.PACKAGES_UPLOADED && entry.detail().contains(Sha256.of(DEB)));
  }

  @Test
  void whatIsNoPackageIsRefusedByItsField() {
    MvcTestResult refused = upload(PACKAGES, "Hello.".getBytes(UTF_8));

    assertThat(refused).hasStatus(400);
    assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo("archive");
    assertThat(refused)
        .bodyJson()
        .extractingPath("$.errors[0].message")
        .asString()
        .startsWith("must be a tar archive");
  }

  @Test
  void otherTypesAreToldWhichOneIsWanted() {
    assertThat(calls.call(HttpMethod.POST, PACKAGES, "{}"))
        .hasStatus(415)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("Send Content-Type: application/octet-stream.");
  }

  @Test
  void unknownPairHasNoPackages() {
    assertThat(upload("/api/v1/pairs/nobody/packages", DEB)).hasStatus(404);
    assertThat(calls.get("/api/v1/pairs/nobody/packages")).hasStatus(404);
  }

  private MvcTestResult upload(String uri, byte[] body) {
    return http.post()
        .uri(uri)
        .with(httpBasic("admin", ApiTest.PASSWORD))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .content(body)
        .exchange();
  }
}
