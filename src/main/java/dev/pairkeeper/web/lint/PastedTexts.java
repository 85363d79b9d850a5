package dev.pairkeeper.web.lint;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.keepalived.lint.HostFacts;
import dev.pairkeeper.keepalived.lint.LintedNode;
import dev.pairkeeper.keepalived.lint.LintedPair;
import dev.pairkeeper.keepalived.lint.Linter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts of keepalived.conf that somebody handed in to have them checked. They are neither stored
 * nor logged; nothing that they include is read.
 */
public record PastedTexts(List<PastedText> texts) {

  /** In characters, as Unicode counts them. */
  public static final int LONGEST_NAME = 63;

  /** In UTF-8. */
  public static final int LONGEST_TEXT_BYTES = 1024 * 1024;

  private static final int MOST_TEXTS = 2;

  /** A text and the name of its node, by which findings call it. */
  public record PastedText(String name, String text) {

    /** No text: it may have secrets. */
    @Override
    public String toString() {
      return "PastedText[name=%s]".formatted(name);
    }
  }

  /** Why texts can't be checked. */
  public enum Objection {
    NO_TEXT,
    TOO_MANY_TEXTS,
    UNFIT_NAME,
    SAME_NAMES,
    TOO_LONG
  }

  /**
   * What is against a text.
   *
   * @param index of the text, from 0; of the first one where it is about all of them
   */
  public record Objected(Objection objection, int index) {}

  public PastedTexts {
    texts = List.copyOf(texts);
  }

  /** Why they can't be checked; none when they can. */
  public List<Objected> objections() {
    if (texts.isEmpty()) {
      return List.of(new Objected(Objection.NO_TEXT, 0));
    }
    if (texts.size() > MOST_TEXTS) {
      return List.of(new Objected(Objection.TOO_MANY_TEXTS, 0));
    }
    List<Objected> found = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!isFit(texts.get(i).name())) {
        found.add(new Objected(Objection.UNFIT_NAME, i));
      }
      if (texts.get(i).text().getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT_BYTES) {
        found.add(new Objected(Objection.TOO_LONG, i));
      }
    }
    if (texts.stream().map(PastedText::name).distinct().count() < texts.size()) {
      found.add(new Objected(Objection.SAME_NAMES, 1));
    }
    return List.copyOf(found);
  }

  /**
   * What stands against them, in their order; only to be asked when there are no {@link
   * #objections()}.
   */
  public List<Finding> findings() {
    return Linter.lint(new LintedPair(texts.stream().map(PastedTexts::node).toList(), null));
  }

  private static LintedNode node(PastedText pasted) {
    return new LintedNode(
        pasted.name(),
        ConfigurationParser.parse(Sources.of(pasted.name(), pasted.text()), pasted.name()),
        HostFacts.NONE);
  }

  private static boolean isFit(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= LONGEST_NAME
        && name.codePoints().allMatch(PastedTexts::isPrintable);
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
