package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.lint.ValueShape.Fit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of keywords and their values keeps a configuration from loading. */
final class LoadKeywords {

  /** Keywords that were given up and what came in their place, by the block that they stand in. */
  private static final Map<String, Map<String, String>> GIVEN_UP =
      Map.of(
          "global_defs", Map.of("vrrp_vmac_garp_intvl", "vrrp_garp_extra_if"),
          "vrrp_sync_group", Map.of("global_tracking", "track_script and the like in the group"),
          "vrrp_instance",
              Map.of(
                  "linkbeat_use_polling", "the block linkbeat_interfaces",
                  "lvs_sync_daemon_interface", "lvs_sync_daemon in global_defs",
                  "thread_timer_expired", "timer_expired_backup",
                  "vmac_garp_intvl", "garp_extra_if"));

  /** Keywords that count once. */
  private static final Set<String> ONCE =
      Set.of(
          "notify",
          "notify_backup",
          "notify_deleted",
          "notify_down",
          "notify_fault",
          "notify_fifo",
          "notify_fifo_script",
          "notify_master",
          "notify_master_rx_lower_pri",
          "notify_stop",
          "notify_up",
          "quorum_down",
          "quorum_up",
          "vrrp_notify_fifo",
          "vrrp_notify_fifo_script");

  private LoadKeywords() {}

  static Stream<Hit> faults(LintedNode node) {
    return KeywordUse.in(node.configuration()).flatMap(use -> faults(node, use));
  }

  private static Stream<Hit> faults(LintedNode node, KeywordUse use) {
    return Stream.of(
            KeywordWords.unknown(node, use),
            KeywordWords.tooNew(node, use),
            KeywordWords.notBuiltIn(node, use),
            KeywordWords.strayBlock(node, use),
            KeywordWords.missingBlock(node, use),
            misfit(node, use),
            wordBeforeTheBrace(node, use),
            emptyList(node, use),
            givenUp(node, use),
            secondTime(node, use))
        .flatMap(Optional::stream);
  }

  private static Optional<Hit> misfit(LintedNode node, KeywordUse use) {
    @Nullable Release release = Release.of(node.host().keepalivedVersion()).orElse(null);
    return use.known()
        .filter(keyword -> KeywordValues.fit(keyword, use.statement(), release) != Fit.FITS)
        .map(keyword ->
            hit(
                node,
                use,
                "'%s' does not have %s behind it."
                    .formatted(keyword.name(), keyword.valueFor(release).allowed())));
  }

  private static Optional<Hit> wordBeforeTheBrace(LintedNode node, KeywordUse use) {
    return Optional.of(use)
        .filter(line ->
            line.isOfKind(Keyword.Kind.VALUES)
                && !line.statement().is("virtual_server_group")
                && !line.statement().arguments().isEmpty())
        .map(line -> hit(node, line, "A word stands between the list and its brace."));
  }

  private static Optional<Hit> emptyList(LintedNode node, KeywordUse use) {
    return Optional.of(use)
        .filter(line ->
            Set.of("notification_email", "interfaces").contains(line.statement().keyword())
                && line.hasBrace()
                && line.statement().statements().isEmpty())
        .map(line -> hit(node, line, "The list has nothing in it."));
  }

  static Optional<Hit> givenUp(LintedNode node, KeywordUse use) {
    String word = use.statement().keyword();
    boolean noIptables = word.equals("vrrp_iptables") && lacks(node, "IPTABLES");
    return Optional.ofNullable(
            noIptables ? "nftables" : GIVEN_UP.getOrDefault(use.block(), Map.of()).get(word))
        .map(instead ->
            hit(node, use, "'%s' was given up; %s took its place.".formatted(word, instead))
                .withEdit(renamed(node, use, instead)));
  }

  /** Where it only has another name now. */
  private static Optional<Edit> renamed(LintedNode node, KeywordUse use, String instead) {
    boolean knows =
        Keywords.KNOWN
            .in(use.block(), instead)
            .filter(keyword ->
                Release.of(node.host().keepalivedVersion())
                    .filter(release -> release.isBefore(keyword.since()))
                    .isEmpty())
            .isPresent();
    return knows
        ? LineEdits.in(node).replace(use.statement().at(), use.statement().keyword(), instead)
        : Optional.empty();
  }

  private static boolean lacks(LintedNode node, String option) {
    Set<String> built = node.host().buildOptions();
    return built != null && built.contains("NFTABLES") && !built.contains(option);
  }

  private static Optional<Hit> secondTime(LintedNode node, KeywordUse use) {
    String word = use.statement().keyword();
    return Optional.ofNullable(use.outer())
        .filter(outer -> ONCE.contains(word))
        .flatMap(outer -> outer.all(word).findFirst())
        .filter(first -> !first.at().equals(use.statement().at()))
        .map(first -> hit(node, use, "'%s' stands here a second time.".formatted(word)));
  }

  private static Hit hit(LintedNode node, KeywordUse use, String message) {
    return Hit.at(node, use.statement().at(), message);
  }
}
