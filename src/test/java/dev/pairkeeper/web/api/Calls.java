package dev.pairkeeper.web.api;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import dev.pairkeeper.registry.PairRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Makes calls as the administrator. */
@TestComponent
final class Calls {

  private final MockMvcTester http;
  private final PairRegistry registry;

  Calls(MockMvcTester http, PairRegistry registry) {
    this.http = http;
    this.registry = registry;
  }

  /** A valid pair in a network of its own. */
  static String pair(String name, int network) {
    return """
    {"name": "%1$s", "vip": "172.30.%2$d.100/24", "virtualRouterId": %2$d, "vrrpVersion": 3,
     "advertIntervalSeconds": 0.5, "preemptMode": "NOPREEMPT", "unicast": true,
     "vrrpPassword": null, "writePolicy": "SINGLE_WRITER", "maxLagSeconds": 30,
     "replicationUser": "repl", "replicationPassword": "s3cret", "tags": ["prod"],
     "nodes": [
       {"name": "db1", "host": "172.30.%2$d.11", "interface": "eth1", "priority": 250,
        "mayOwn": true,
        "mysql": {"port": 3306, "user": "pairkeeper", "password": "s3cret", "socket": null,
                  "configFile": null, "serviceName": null},
        "ssh": {"port": 22, "user": "root", "privateKey": null, "privateKeyPassphrase": null,
                "password": "s3cret", "sudo": false, "hostKey": null}},
       {"name": "db2", "host": "172.30.%2$d.12", "interface": "eth1", "priority": 240,
        "mysql": {"user": "pairkeeper", "password": "s3cret"},
        "ssh": {"user": "root", "password": "s3cret"}}]}
    """
        .formatted(name, network);
  }

  void removeAllPairs() {
    registry.all().forEach(pair -> registry.remove(pair.pair().name()));
  }

  MvcTestResult get(String uri, Object... variables) {
    return http.get().uri(uri, variables).with(httpBasic("admin", ApiTest.PASSWORD)).exchange();
  }

  MvcTestResult post(String body) {
    return call(HttpMethod.POST, "/api/v1/pairs", body);
  }

  MvcTestResult put(String pair, String body) {
    return call(HttpMethod.PUT, "/api/v1/pairs/" + pair, body);
  }

  MvcTestResult putIfMatch(String pair, String body, String ifMatch) {
    return http.put()
        .uri("/api/v1/pairs/{pair}", pair)
        .with(httpBasic("admin", ApiTest.PASSWORD))
        .header(HttpHeaders.IF_MATCH, ifMatch)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  MvcTestResult delete(String pair) {
    return call(HttpMethod.DELETE, "/api/v1/pairs/" + pair, null);
  }

  MvcTestResult call(HttpMethod method, String uri, @Nullable String body) {
    var request = http.method(method).uri(uri).with(httpBasic("admin", ApiTest.PASSWORD));
    return body == null
        ? request.exchange()
        : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }
}
