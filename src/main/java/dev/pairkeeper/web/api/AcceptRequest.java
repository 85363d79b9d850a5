package dev.pairkeeper.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which files are accepted as they are.
 *
 * @param node whose; null for both nodes'
 * @param sha256s by node, then by path, of the files that the caller looked at: they are refused
 *     when they changed since; null for a caller who looked at none
 */
@Schema(name = "ConfigAcceptance")
record AcceptRequest(@Nullable String node, @Nullable Map<String, Map<String, String>> sha256s) {

  static final AcceptRequest ALL = new AcceptRequest(null, null);

  Map<String, String> ground(String ofNode) {
    return sha256s == null ? Map.of() : sha256s.getOrDefault(ofNode, Map.of());
  }
}
