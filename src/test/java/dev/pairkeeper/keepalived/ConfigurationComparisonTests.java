package dev.pairkeeper.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class ConfigurationComparisonTests {

  private static final String CONF = "/etc/keepalived/keepalived.conf";

  @Example
  void changedLineIsShownWithItsSurroundings() {
    assertThat(diff("a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nd\nE\nf\ng\n"))
        .isEqualTo(
            """
            --- wanted/etc/keepalived/keepalived.conf
            +++ actual/etc/keepalived/keepalived.conf
            @@ -2,6 +2,6 @@
             b
             c
             d
            -e
            +E
             f
             g
            """);
  }

  @Example
  void changedSecretIsSaidAndNotShown() {
    assertThat(diff("x\nauth_pass old-one-1\n", "x\nauth_pass new-one-2\n"))
        .contains("\n-auth_pass ••••\n+auth_pass ••••  (secret changed)\n")
        .doesNotContain("old-one", "new-one");
  }

  @Example
  void missingNewlineAtTheEndIsADifference() {
    assertThat(diff("a\nb\n", "a\nb")).contains("-b\n+b\n\\ No newline at end of file\n");
  }

  @Example
  void modeAndOwnerAreToldWithoutAContent() {
    ConfigurationFile wanted = file("a\n", "0755", "root");
    assertThat(unified(wanted, file("a\n", "0644", "dba")))
        .isEqualTo("old mode 0755\nnew mode 0644\nold owner root\nnew owner dba\n");
    assertThat(unified(wanted, wanted)).isEmpty();
  }

  @Example
  void fileThatCameAndFileThatWentAreShownWhole() {
    assertThat(unified(null, file("a\npassword = secret-1\n")))
        .isEqualTo(
            "--- /dev/null\n+++ actual" + CONF + "\n@@ -1,0 +1,2 @@\n+a\n+password = ••••\n");
    assertThat(unified(file("a\n"), null))
        .isEqualTo("--- wanted" + CONF + "\n+++ /dev/null\n@@ -1,1 +1,0 @@\n-a\n");
  }

  @Example
  void driftsTellWhatDiffersAndHowMuch() {
    NodeConfiguration wanted = configuration(file("a\nb\n"), at("/x", "x\n"), at("/gone", "g\n"));
    NodeConfiguration actual = configuration(file("a\nB\nc\n"), at("/x", "x\n"), at("/new", "n\n"));

    List<FileDrift> drifts = ConfigurationComparison.drifts(wanted, actual.facts(), actual);

    assertThat(drifts).extracting(FileDrift::path).containsExactly(CONF, "/gone", "/new");
    assertThat(drifts.getFirst().lines()).isEqualTo(new FileDrift.Lines(2, 1));
    assertThat(drifts.get(1).actual()).isNull();
    assertThat(drifts.get(2).wanted()).isNull();
    assertThat(ConfigurationComparison.drifts(wanted, wanted.facts(), null)).isEmpty();
  }

  @Example
  void linesAreUnknownBeforeTheContentWasRead() {
    NodeConfiguration wanted = configuration(file("a\n"));
    NodeConfiguration actual = configuration(file("b\n"));
    assertThat(ConfigurationComparison.drifts(wanted, actual.facts(), null))
        .satisfiesExactly(drift -> assertThat(drift.lines()).isNull());
  }

  @Example
  void fileThatCantBeReadNowDiffersInItsModeAlone() {
    NodeConfiguration wanted = configuration(file("a\n"));
    assertThat(ConfigurationComparison.drifts(wanted, facts("", "0644"), null)).isEmpty();
    assertThat(ConfigurationComparison.drifts(wanted, facts("", "0600"), null)).hasSize(1);
  }

  @Example
  void differenceOfHugeFilesIsTold() {
    String one = IntStream.range(0, 40_000).mapToObj(Integer::toString).collect(lines());
    String other = IntStream.range(0, 40_000).mapToObj(i -> "" + 3 * i).collect(lines());
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> diff(one, other));
  }

  @Property(tries = 300)
  void patchMadeFromTheDifferenceLeadsFromOneToTheOther(
      @ForAll("texts") List<String> one, @ForAll("texts") List<String> other)
      throws PatchFailedException {
    String before = one.stream().collect(lines());
    String after = other.stream().collect(lines());
    List<String> diff = diff(before, after).lines().toList();

    assertThat(UnifiedDiffUtils.parseUnifiedDiff(diff).applyTo(one)).isEqualTo(other);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a", "b", "c", "d e", "f").list().ofMinSize(1).ofMaxSize(12);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.collectingAndThen(
        Collectors.joining("\n"), text -> text.isEmpty() ? "" : text + "\n");
  }

  private static String diff(String wanted, String actual) {
    return unified(file(wanted), file(actual));
  }

  private static String unified(
      @Nullable ConfigurationFile wanted, @Nullable ConfigurationFile actual) {
    return ConfigurationComparison.unified(
        wanted,
        actual,
        ConfigurationComparison.mask(
            Stream.of(wanted, actual)
                .flatMap(Stream::ofNullable)
                .map(ConfigurationComparisonTests::configuration)
                .toList()));
  }

  private static NodeConfiguration configuration(ConfigurationFile... files) {
    return new NodeConfiguration(Instant.EPOCH, List.of(files));
  }

  private static List<FileFact> facts(String sha256, String mode) {
    return List.of(new FileFact(CONF, sha256, mode, "root"));
  }

  private static ConfigurationFile file(String text) {
    return file(text, "0644", "root");
  }

  private static ConfigurationFile file(String text, String mode, String owner) {
    return ConfigurationFile.of(
        new FileFact(CONF, "digest of " + text.hashCode(), mode, owner), text);
  }

  private static ConfigurationFile at(String path, String text) {
    return ConfigurationFile.of(new FileFact(path, "of " + text.hashCode(), "0755", "root"), text);
  }
}
