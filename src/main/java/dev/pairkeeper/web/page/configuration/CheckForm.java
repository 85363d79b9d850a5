package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.keepalived.lint.Edit;
import dev.pairkeeper.web.lint.PastedTexts;
import dev.pairkeeper.web.lint.PastedTexts.PastedText;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is filled in: two names and two texts, of which one may be empty. */
record CheckForm(List<Pane> panes) {

  /** The form as it is found first. */
  static final CheckForm EMPTY =
      new CheckForm(List.of(new Pane(1, "db1", ""), new Pane(2, "db2", "")));

  private static final Pattern LINE_END = Pattern.compile("\r\n?");

  /** One side of the form; its number is a part of its fields' names. */
  record Pane(int number, String name, String text) {

    /** An HTML parser drops one line break behind the tag (HTML, section 13.2.6.4.7). */
    public String content() {
      return "\n" + text;
    }

    private boolean isFilled() {
      return !text.isBlank();
    }

    private boolean isOf(String node) {
      return isFilled() && name.equals(node);
    }

    private Pane changedBy(Edit edit) {
      return new Pane(number, name, edit.applyTo(text));
    }
  }

  /** What a browser sent; it writes every line end as CR LF (HTML, section 4.10.22.4). */
  static CheckForm sent(Map<String, String> fields) {
    return new CheckForm(EMPTY.panes.stream().map(pane -> sent(pane, fields)).toList());
  }

  private static Pane sent(Pane empty, Map<String, String> fields) {
    String text = fields.getOrDefault("text" + empty.number, "");
    return new Pane(
        empty.number,
        fields.getOrDefault("name" + empty.number, "").strip(),
        LINE_END.matcher(text).replaceAll("\n"));
  }

  /** The texts of the panes that have one. */
  PastedTexts texts() {
    return new PastedTexts(
        panes.stream()
            .filter(Pane::isFilled)
            .map(pane -> new PastedText(pane.name, pane.text))
            .toList());
  }

  /** The form after an edit of the text of that name. */
  CheckForm changedBy(Edit edit, String name) {
    return new CheckForm(
        panes.stream().map(pane -> pane.isOf(name) ? pane.changedBy(edit) : pane).toList());
  }

  /** No texts: they may have secrets. */
  @Override
  public String toString() {
    return "CheckForm[]";
  }
}
