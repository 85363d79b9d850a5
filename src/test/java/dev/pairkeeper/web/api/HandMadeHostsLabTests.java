package dev.pairkeeper.web.api;

import static dev.pairkeeper.web.api.Discoveries.options;
import static dev.pairkeeper.web.api.Discoveries.reading;
import static dev.pairkeeper.web.api.Discoveries.untold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.lab.TakesLong;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Hosts on which daemons run in no way that a package would have set up. */
@ApiTest
@OnLab
@TakesLong
class HandMadeHostsLabTests {

  private static final String BY_HAND =
      """
      systemctl stop mysql keepalived
      install -d -o mysql /run/mysqld
      setsid mysqld --user=mysql </dev/null >/dev/null 2>&1 &
      setsid keepalived </dev/null >/dev/null 2>&1 &
      until mysqladmin --silent ping; do sleep 0.2; done
      """;
  private static final String OTHER_PREFIX =
      """
      mkdir -p /usr/local/keepalived/sbin /usr/local/keepalived/etc
      cp /usr/sbin/keepalived /usr/local/keepalived/sbin/
      cp /etc/keepalived/keepalived.conf /usr/local/keepalived/etc/
      sed -i 's/virtual_router_id .*/virtual_router_id 99/' /etc/keepalived/keepalived.conf
      """;

  private final Lab lab;

  @Autowired Calls calls;

  private Discoveries discoveries;

  HandMadeHostsLabTests(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void useLab() {
    discoveries = new Discoveries(lab, calls);
  }

  /** What was started by hand is in the way of the units that the next reset starts. */
  @AfterEach
  void endWhatWasStartedByHand() {
    lab.exec(
        "db1",
        """
        [ ! -d /run/systemd/away ] || mv /run/systemd/away /run/systemd/system
        systemctl unmask --quiet mysql keepalived
        systemctl is-active --quiet mysql || killall --wait -KILL --quiet mysqld
        systemctl is-active --quiet keepalived || killall --wait -KILL --quiet keepalived
        true\
        """);
  }

  @Test
  void daemonsThatWereStartedByHandBesideMaskedUnits() {
    lab.exec("db1", BY_HAND + "systemctl mask --quiet mysql keepalived");

    JsonNode found = discoveries.foundOnUnchangedHosts(null, discoveries.node("db1", "root"));

    assertThat(found.at("/virtualRouterId").asInt()).isEqualTo(lab.info().virtualRouterId());
    assertThat(reading(found, "nodes[0].priority"))
        .isEqualTo("db1: /etc/keepalived/keepalived.conf line 20");
    assertThat(found.at("/nodes/0/mysql/serviceName").isNull()).isTrue();
    assertThat(untold(found, "nodes[0].mysql.serviceName")).contains("no systemd unit of its own");
    assertThat(found.at("/nodes/1/mysql/serviceName").asString()).isEqualTo("mysql");
    assertThat(found.path("warnings").toString()).doesNotContain("does not run");
  }

  @Test
  void hostWithoutSystemd() {
    lab.exec(
        "db1",
        BY_HAND
            + "printf '#!/bin/sh\\n' >/etc/init.d/mysqld && chmod 755 /etc/init.d/mysqld\n"
            + "mv /run/systemd/system /run/systemd/away");

    JsonNode found = discoveries.foundOnUnchangedHosts(null, discoveries.node("db1", "root"));

    assertThat(found.at("/nodes/0/priority").asInt()).isEqualTo(100);
    assertThat(found.at("/nodes/0/mysql/port").asInt()).isEqualTo(3306);
    assertThat(found.at("/nodes/0/mysql/serviceName").asString()).isEqualTo("mysqld");
    assertThat(reading(found, "nodes[0].mysql.serviceName")).isEqualTo("db1: /etc/init.d/mysqld");
    assertThat(found.at("/nodes/1/mysql/serviceName").asString()).isEqualTo("mysql");
  }

  @Test
  void keepalivedOfAnotherPrefixThatWasStartedByHand() {
    lab.exec(
        "db1",
        OTHER_PREFIX
            + """
            systemctl stop keepalived
            setsid /usr/local/keepalived/sbin/keepalived -D -f /usr/local/keepalived/etc/keepalived.conf \
              </dev/null >/dev/null 2>&1 &
            until pidof keepalived >/dev/null; do sleep 0.1; done
            """);

    JsonNode found = discoveries.foundOnUnchangedHosts(null, discoveries.node("db1", "root"));

    assertThat(reading(found, "nodes[0].priority"))
        .isEqualTo("db1: /usr/local/keepalived/etc/keepalived.conf line 20");
    assertThat(found.at("/virtualRouterId").asInt()).isEqualTo(lab.info().virtualRouterId());
  }

  @Test
  void keepalivedOfAnotherPrefixThatOnlyItsUnitNames() {
    lab.exec(
        "db1",
        OTHER_PREFIX
            + """
            systemctl stop keepalived
            printf '[Service]\\nExecStart=%s --dont-fork -f %s\\n' /usr/local/keepalived/sbin/keepalived \
              /usr/local/keepalived/etc/keepalived.conf >/etc/systemd/system/keepalived.service
            systemctl daemon-reload
            """);

    JsonNode found = discoveries.foundOnUnchangedHosts(null, discoveries.node("db1", "root"));

    assertThat(reading(found, "nodes[0].priority"))
        .isEqualTo("db1: /usr/local/keepalived/etc/keepalived.conf line 20");
    assertThat(found.path("warnings").toString()).contains("keepalived does not run on db1");
  }

  @Test
  void severalInstancesInIncludedFiles() {
    String other = lab.info().vip().replaceFirst("\\d+$", "150");
    for (String host : new String[] {"db1", "db2"}) {
      lab.exec(host, splitWithInstanceOf(other));
    }
    Awaitility.await("the other VIP on a host")
        .atMost(Duration.ofSeconds(30))
        .until(() -> lab.exec("db1", "ip -4 addr show dev eth0").contains(other));

    JsonNode found = discoveries.foundOnUnchangedHosts(null, discoveries.node("db1", "root"));

    assertThat(found.path("vip").isNull()).isTrue();
    assertThat(options(found, "vip")).containsExactly(other, lab.info().vip());

    JsonNode named =
        discoveries.foundOnUnchangedHosts(lab.info().vip(), discoveries.node("db1", "root"));

    discoveries.assertSameAsByHand(named);
    assertThat(reading(named, "vip")).isEqualTo("db1: /etc/keepalived/conf.d/pair.conf line 13");
  }

  private static String splitWithInstanceOf(String vip) {
    return """
    cd /etc/keepalived && mkdir conf.d
    sed -n '/^vrrp_instance/,$p' keepalived.conf >conf.d/pair.conf
    sed -i '/^vrrp_instance/,$d' keepalived.conf
    echo 'include conf.d/*.conf' >>keepalived.conf
    sed -e 's/VI_1/VI_WEB/; s/virtual_router_id .*/virtual_router_id 60/; s|[0-9.]*/24|%s/24|' \
      -e '/^ *notify /d' conf.d/pair.conf >conf.d/balancer.conf
    systemctl reload keepalived\
    """
        .formatted(vip);
  }
}
