package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.keepalived.SecretMask;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.configuration.ConfigurationView;
import dev.pairkeeper.web.configuration.FileView;
import dev.pairkeeper.web.configuration.FindingView;
import dev.pairkeeper.web.page.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of one node as the page shows them.
 *
 * @param told whether the host has told its files
 * @param files keepalived.conf first
 * @param wantedSince null when nothing is wanted yet
 * @param driftSince null when all is as wanted
 * @param elsewhere findings about files that are not shown
 */
record NodeFilesView(
    String node,
    boolean told,
    List<ShownFile> files,
    @Nullable Moment wantedSince,
    @Nullable String wantedBy,
    @Nullable Moment driftSince,
    List<FindingView> elsewhere,
    List<FindingView> came,
    List<FindingView> gone) {

  private static final SecretMask MASKED_ALREADY = SecretMask.of(List.of());

  /**
   * One file.
   *
   * @param fact null when it is gone
   * @param text null when its content is not known, or it is gone
   * @param untold why a content is not known
   * @param compared wanted and actual side by side, none when there is no difference
   */
  record ShownFile(
      String path,
      @Nullable FileFact fact,
      @Nullable AnnotatedText text,
      @Nullable String untold,
      List<ComparedRow> compared) {

    /** By which somebody who accepts the file says which content he saw. */
    public String ground() {
      return fact == null ? "" : fact.sha256() + " " + path;
    }
  }

  static NodeFilesView of(ConfigurationView view, Instant now) {
    List<FileView> files = Optional.ofNullable(view.files()).orElse(List.of());
    Map<String, ShownText> contents = new HashMap<>();
    for (FileView file : files) {
      if (file.actual() != null) {
        contents.put(file.path(), new ShownText(file.actual(), MASKED_ALREADY));
      }
    }
    List<ShownFile> shown = new ArrayList<>();
    for (FileView file : files) {
      shown.add(shown(file, view, "%s-%d".formatted(view.node(), shown.size()), contents));
    }
    List<String> texts =
        shown.stream().filter(file -> file.text() != null).map(ShownFile::path).toList();
    return new NodeFilesView(
        view.node(),
        view.files() != null,
        List.copyOf(shown),
        moment(view.wantedSince(), now),
        view.wantedBy(),
        moment(view.driftSince(), now),
        view.findings().stream().filter(one -> !texts.contains(one.file())).toList(),
        view.findingsCame(),
        view.findingsGone());
  }

  private static ShownFile shown(
      FileView file, ConfigurationView view, String anchor, Map<String, ShownText> contents) {
    ShownText content = contents.get(file.path());
    List<FindingView> here =
        view.findings().stream().filter(one -> one.file().equals(file.path())).toList();
    return new ShownFile(
        file.path(),
        file.fact(),
        content == null
            ? null
            : AnnotatedText.of(file.path(), content, Remark.of(here, anchor, contents)),
        file.untold(),
        file.diff() == null ? List.of() : ComparedRow.of(file.diff()));
  }

  private static @Nullable Moment moment(@Nullable Instant at, Instant now) {
    return at == null ? null : new Moment(at, now);
  }

  /** Whether there is something to accept. */
  public boolean drifted() {
    return driftSince != null;
  }

  /** How many findings there are of each severity. */
  public Tally tally() {
    List<Severity> severities = new ArrayList<>();
    elsewhere.forEach(finding -> severities.add(finding.severity()));
    for (ShownFile file : files) {
      if (file.text() != null) {
        file.text().findings().forEach(finding -> severities.add(finding.severity()));
      }
    }
    return Tally.of(severities);
  }
}
