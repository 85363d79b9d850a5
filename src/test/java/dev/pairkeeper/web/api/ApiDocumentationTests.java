package dev.pairkeeper.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
class ApiDocumentationTests {

  @Autowired Calls calls;

  @Test
  void secretsAreTextAndInterfaceHasItsName() {
    MvcTestResult document = calls.get("/v3/api-docs");

    assertThat(document)
        .bodyJson()
        .extractingPath("$.components.schemas.MysqlSpec.properties.password.type")
        .isEqualTo("string");
    assertThat(document)
        .bodyJson()
        .extractingPath("$.components.schemas.NodeSpec.properties.interface.type")
        .isEqualTo("string");
    assertThat(document)
        .bodyJson()
        .extractingPath("$.components.securitySchemes.basic.scheme")
        .isEqualTo("basic");
    assertThat(document)
        .bodyText()
        .contains(
            "/api/v1/pairs/{pair}/eligibility",
            "/api/v1/stream",
            "/api/v1/lint/keepalived",
            "Apache-2.0");
  }
}
