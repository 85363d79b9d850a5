package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Pair;
import java.time.Instant;
import java.util.Map;

/**
 * A pair as it is stored, without its secrets.
 *
 * @param version grows by one with each change; what a change must name to be accepted
 * @param secretsSet which secrets are stored, by their field path as in the API's JSON, such as
 *     {@code nodes[0].mysql.password}; every secret field of a spec is a key
 * @param changedAt when it was stored last
 */
public record RegisteredPair(
    Pair pair, long version, Map<String, Boolean> secretsSet, Instant changedAt) {}
