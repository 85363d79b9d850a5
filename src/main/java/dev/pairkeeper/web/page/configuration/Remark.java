package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.keepalived.lint.Edit;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.configuration.FindingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A finding under its line, secrets masked.
 *
 * @param key by which a reader says that this one's edit is to be applied; the same for the same
 *     finding in the same text
 * @param anchor of it on the page
 * @param edit lines of the cure as a difference; empty when the text does not tell it
 */
record Remark(
    String rule,
    Severity severity,
    int line,
    String message,
    String cure,
    String key,
    String anchor,
    List<ChangedLine> edit) {

  /**
   * A line that an edit takes out or puts in.
   *
   * @param number null for a new line
   */
  record ChangedLine(boolean added, @Nullable Integer number, String text) {}

  /** The new lines alone, as they would be written; empty text when lines are only taken out. */
  public String newLines() {
    return edit.stream()
        .filter(ChangedLine::added)
        .map(ChangedLine::text)
        .collect(Collectors.joining("\n"));
  }

  /**
   * All findings of a text.
   *
   * @param anchor what their anchors begin with
   */
  static List<Remark> all(List<Finding> findings, String anchor, ShownText text) {
    List<Remark> remarks = new ArrayList<>();
    for (Finding finding : findings) {
      remarks.add(of(finding, anchor + "-" + remarks.size(), text));
    }
    return List.copyOf(remarks);
  }

  private static Remark of(Finding finding, String anchor, ShownText text) {
    return new Remark(
        finding.rule(),
        finding.severity(),
        finding.at().line(),
        text.masked(finding.message()),
        text.masked(finding.cure()),
        key(finding),
        anchor,
        finding.edit() == null ? List.of() : changes(finding.edit(), text));
  }

  /**
   * Findings that are masked already and whose cures are not applied here.
   *
   * @param anchor what their anchors begin with
   * @param texts of the node's files, masked, by path
   */
  static List<Remark> of(List<FindingView> findings, String anchor, Map<String, ShownText> texts) {
    List<Remark> remarks = new ArrayList<>();
    for (FindingView finding : findings) {
      Edit edit = finding.edit();
      ShownText text = edit == null ? null : texts.get(edit.file());
      remarks.add(
          new Remark(
              finding.rule(),
              finding.severity(),
              finding.line(),
              VisibleText.of(finding.message()),
              VisibleText.of(finding.cure()),
              "",
              anchor + "-" + remarks.size(),
              edit == null || text == null ? List.of() : changes(edit, text)));
    }
    return List.copyOf(remarks);
  }

  /** By which the same finding is found again in the same text. */
  static String key(Finding finding) {
    return "%s:%d:%d:%s"
        .formatted(finding.rule(), finding.at().line(), finding.at().column(), finding.node());
  }

  private static List<ChangedLine> changes(Edit edit, ShownText text) {
    List<ChangedLine> lines = new ArrayList<>();
    for (int i = Math.max(edit.firstLine(), 1); i <= Math.min(edit.lastLine(), text.size()); i++) {
      lines.add(new ChangedLine(false, i, text.line(i)));
    }
    edit.replacement().forEach(line -> lines.add(new ChangedLine(true, null, text.shown(line))));
    return List.copyOf(lines);
  }
}
