package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiTest
class RolesTests {

  private static final List<String> ROLES = List.of("METRICS", "VIEWER", "OPERATOR", "ADMIN");

  @Autowired MockMvcTester http;
  @Autowired Calls calls;
  @Autowired InMemoryWatch watch;
  @Autowired JdbcClient database;

  @BeforeEach
  void oneUserOfEachRole() {
    calls.removeAllPairs();
    calls.post(Calls.pair("orders", 51));
    watch.look(Samples.well(Samples.pair("orders")));
    for (String role : ROLES) {
      database
          .sql("insert into app_user values (?, ?, ?, true, current_timestamp, 0)")
          .params("a-" + role, "{noop}" + role, role)
          .update();
    }
  }

  @AfterEach
  void noMoreThanTheAdmin() {
    database.sql("delete from app_user where name <> 'admin'").update();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /actuator/health                 | 200 | 200 | 200 | 200 | 200
          GET    | /actuator/health/readiness       | 200 | 200 | 200 | 200 | 200
          GET    | /actuator/prometheus             | 401 | 200 | 200 | 200 | 200
          GET    | /actuator/info                   | 401 | 403 | 200 | 200 | 200
          GET    | /actuator/env                    | 401 | 403 | 404 | 404 | 404
          POST   | /actuator/shutdown               | 401 | 403 | 403 | 403 | 404
          GET    | /api/v1/pairs                    | 401 | 403 | 200 | 200 | 200
          HEAD   | /api/v1/pairs                    | 401 | 403 | 200 | 200 | 200
          POST   | /api/v1/pairs                    | 401 | 403 | 403 | 403 | 400
          GET    | /api/v1/pairs/orders             | 401 | 403 | 200 | 200 | 200
          PUT    | /api/v1/pairs/orders             | 401 | 403 | 403 | 403 | 400
          DELETE | /api/v1/pairs/orders             | 401 | 403 | 403 | 403 | 204
          GET    | /api/v1/pairs/orders/state       | 401 | 403 | 200 | 200 | 200
          POST   | /api/v1/pairs/orders/observe     | 401 | 403 | 200 | 200 | 200
          GET    | /api/v1/pairs/orders/problems    | 401 | 403 | 200 | 200 | 200
          GET    | /api/v1/pairs/orders/lag         | 401 | 403 | 200 | 200 | 200
          GET    | /api/v1/pairs/orders/owner       | 401 | 403 | 200 | 200 | 200
          GET    | /api/v1/pairs/orders/eligibility | 401 | 403 | 200 | 200 | 200
          GET    | /api/v1/pairs/orders/config      | 401 | 403 | 200 | 200 | 200
          POST   | /api/v1/pairs/orders/config/accept | 401 | 403 | 403 | 200 | 200
          GET    | /api/v1/pairs/orders/events      | 401 | 403 | 200 | 200 | 200
          GET    | /api/v1/pairs/nobody/stream      | 401 | 403 | 404 | 404 | 404
          GET    | /api/v1/pairs/orders/maintenance | 401 | 403 | 200 | 200 | 200
          PUT    | /api/v1/pairs/orders/maintenance | 401 | 403 | 403 | 400 | 400
          DELETE | /api/v1/pairs/orders/maintenance | 401 | 403 | 403 | 204 | 204
          GET    | /api/v1/pairs/orders/schedules   | 401 | 403 | 200 | 200 | 200
          POST   | /api/v1/pairs/orders/schedules   | 401 | 403 | 403 | 400 | 400
          GET    | /api/v1/pairs/orders/schedules/nothing | 401 | 403 | 404 | 404 | 404
          DELETE | /api/v1/pairs/orders/schedules/nothing | 401 | 403 | 403 | 404 | 404
          GET    | /api/v1/pairs/orders/packages    | 401 | 403 | 200 | 200 | 200
          POST   | /api/v1/pairs/orders/packages    | 401 | 403 | 403 | 403 | 415
          POST   | /api/v1/pairs/orders/plans       | 401 | 403 | 403 | 400 | 400
          GET    | /api/v1/plans/nothing            | 401 | 403 | 404 | 404 | 404
          POST   | /api/v1/plans/nothing/run        | 401 | 403 | 403 | 404 | 404
          GET    | /api/v1/operations               | 401 | 403 | 200 | 200 | 200
          GET    | /api/v1/operations/nothing       | 401 | 403 | 404 | 404 | 404
          GET    | /api/v1/operations/nothing/stream | 401 | 403 | 404 | 404 | 404
          GET    | /api/v1/operations/nothing/recovery | 401 | 403 | 404 | 404 | 404
          POST   | /api/v1/operations/nothing/cancel | 401 | 403 | 403 | 404 | 404
          POST   | /api/v1/operations/nothing/undo  | 401 | 403 | 403 | 404 | 404
          POST   | /api/v1/operations/nothing/resume | 401 | 403 | 403 | 404 | 404
          GET    | /api/v1/audit                    | 401 | 403 | 403 | 403 | 200
          HEAD   | /api/v1/audit                    | 401 | 403 | 403 | 403 | 200
          POST   | /api/v1/lint/keepalived          | 401 | 403 | 400 | 400 | 400
          POST   | /api/v1/discoveries              | 401 | 403 | 403 | 403 | 400
          POST   | /api/v1/nonsense                 | 401 | 403 | 403 | 403 | 404
          GET    | /v3/api-docs                     | 401 | 403 | 200 | 200 | 200
          GET    | /swagger-ui/index.html           | 401 | 403 | 200 | 200 | 200
          """)
  void roleDecides(
      String method, String uri, int nobody, int metrics, int viewer, int operator, int admin) {
    HttpMethod verb = HttpMethod.valueOf(method);
    assertThat(http.method(verb).uri(uri)).hasStatus(nobody);
    assertThat(as("METRICS", verb, uri)).isEqualTo(metrics);
    assertThat(as("VIEWER", verb, uri)).isEqualTo(viewer);
    assertThat(as("OPERATOR", verb, uri)).isEqualTo(operator);
    assertThat(as("ADMIN", verb, uri)).isEqualTo(admin);
  }

  private int as(String role, HttpMethod method, String uri) {
    return http.method(method)
        .uri(uri)
        .with(httpBasic("a-" + role, role))
        .contentType(MediaType.APPLICATION_JSON)
        .exchange()
        .getResponse()
        .getStatus();
  }
}
