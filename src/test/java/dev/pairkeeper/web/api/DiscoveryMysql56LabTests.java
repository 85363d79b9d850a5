package dev.pairkeeper.web.api;

import static dev.pairkeeper.web.api.Discoveries.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.FilePositions;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.NeedsMysql56;
import dev.pairkeeper.lab.OnLab;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A pair of MySQL 5.6 by file and position, with one option file and no client programs. */
@ApiTest
@OnLab(Flavor.MYSQL56)
@NeedsMysql56
class DiscoveryMysql56LabTests {

  private final Lab lab;

  @Autowired Calls calls;

  DiscoveryMysql56LabTests(Lab lab) {
    this.lab = lab;
  }

  @Test
  void pairIsReadOffOneHostAndRegistered() {
    FilePositions.use(lab);
    Discoveries discoveries = new Discoveries(lab, calls);

    JsonNode found =
        discoveries.foundOnUnchangedHosts(null, discoveries.node("db1", "root", "observer"));

    assertThat(found.at("/virtualRouterId").asInt()).isEqualTo(lab.info().virtualRouterId());
    assertThat(found.at("/writePolicy").asString()).isEqualTo("SINGLE_WRITER");
    assertThat(found.at("/replicationUser").asString()).isEqualTo("repl");
    assertThat(found.at("/nodes/1/host").asString()).isEqualTo(lab.info().host("db2").address());
    assertThat(reading(found, "nodes[1].host")).isEqualTo("db1: replica status");
    assertThat(found.at("/nodes/0/mysql/configFile").asString()).isEqualTo("/etc/my.cnf");
    assertThat(found.at("/nodes/0/mysql/serviceName").asString()).isEqualTo("mysql");

    JsonNode byPanel = discoveries.found(discoveries.node("db1", "root"));
    discoveries.assertSameAsByHand(byPanel);
    calls.removeAllPairs();
    assertThat(discoveries.register(byPanel, "adopted")).hasStatus(201);
    calls.removeAllPairs();
  }
}
