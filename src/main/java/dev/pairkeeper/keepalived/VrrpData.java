package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data that keepalived writes as JSON on its signal: a list of instances, each with {@code
 * data} and {@code stats}, or with {@code json_version 2} an object that holds the list as {@code
 * vrrp} (keepalived, vrrp_json.c; the same names since 1.4).
 */
final class VrrpData {

  /** Counters of adverts that were dropped because something in them did not match. */
  private static final List<String> MISMATCHES =
      List.of(
          "packet_len_err",
          "advert_interval_err",
          "ip_ttl_err",
          "invalid_type_rcvd",
          "addr_list_err",
          "invalid_authtype",
          "authtype_mismatch",
          "auth_failure",
          "auth_ext_missing",
          "auth_ext_malformed",
          "auth_ext_unknown_key",
          "auth_ext_invalid_hmac",
          "auth_ext_stale",
          "auth_ext_replay");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final double MICROS = 1e6;

  private VrrpData() {}

  /** The instances; none when the text is not keepalived's JSON. */
  static List<VrrpInstance> parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      JsonNode instances = root.isArray() ? root : root.path("vrrp");
      return instances.valueStream().map(VrrpData::instance).toList();
    } catch (JacksonException e) {
      return List.of();
    }
  }

  private static VrrpInstance instance(JsonNode instance) {
    JsonNode data = instance.path("data");
    JsonNode stats = instance.path("stats");
    return new VrrpInstance(
        data.path("iname").asString(""),
        state(data.path("state").asInt(-1)),
        integer(data, "vrid"),
        integer(data, "base_priority"),
        integer(data, "effective_priority"),
        integer(data, "version"),
        seconds(data, "adver_int"),
        moment(data, "last_transition"),
        addresses(data),
        count(stats, "advert_rcvd"),
        count(stats, "advert_sent"),
        mismatches(stats),
        count(stats, "become_master"));
  }

  /** The numbers of vrrp.h; what is not of RFC 9568 or FAULT is passed through in an instant. */
  private static VrrpState state(int number) {
    return switch (number) {
      case 0 -> VrrpState.STOPPED;
      case 1 -> VrrpState.BACKUP;
      case 2 -> VrrpState.MASTER;
      case 3 -> VrrpState.FAULT;
      default -> VrrpState.UNKNOWN;
    };
  }

  /** Each as {@code 10.0.0.100/24 dev eth0 scope global set}; of that the first word. */
  private static List<String> addresses(JsonNode data) {
    List<String> addresses = new ArrayList<>();
    for (String kind : List.of("vips", "evips")) {
      data.path(kind)
          .valueStream()
          .map(address -> address.asString("").split(" ", 2)[0])
          .forEach(addresses::add);
    }
    return List.copyOf(addresses);
  }

  private static @Nullable Long mismatches(JsonNode stats) {
    List<Long> counts =
        MISMATCHES.stream().flatMap(name -> Stream.ofNullable(count(stats, name))).toList();
    return counts.isEmpty() ? null : counts.stream().mapToLong(Long::longValue).sum();
  }

  private static @Nullable Integer integer(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() && value.canConvertToInt() ? value.asInt() : null;
  }

  private static @Nullable Long count(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() && value.canConvertToLong() ? value.asLong() : null;
  }

  private static @Nullable Duration seconds(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() ? Duration.ofMillis(Math.round(value.asDouble() * 1000)) : null;
  }

  private static @Nullable Instant moment(JsonNode node, String name) {
    double value = node.path(name).asDouble(0);
    long micros = Math.round(value * MICROS);
    return micros <= 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
