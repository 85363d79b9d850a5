package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
@DirtiesContext
class RegistryOutageTests {

  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired HikariDataSource database;
  @Autowired MockMvcTester http;

  @Test
  void whileTheDatabaseIsAwayWhatIsWatchedIsStillTold() {
    calls.post(Calls.pair("orders", 51));
    watch.look(Samples.well(Samples.pair("orders")));
    database.close();

    assertThat(calls.get("/api/v1/pairs/orders/owner")).hasStatusOk();
    assertThat(calls.get("/api/v1/pairs/orders/eligibility"))
        .bodyJson()
        .extractingPath("$.nodes[0].eligible")
        .isEqualTo(true);
    MvcTestResult answer = calls.get("/api/v1/pairs");
    assertThat(answer).hasStatus(503);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("/problems/registry-unavailable");
    assertThat(http.get().uri("/api/v1/pairs").with(httpBasic("never-seen", "x"))).hasStatus(503);
  }
}
