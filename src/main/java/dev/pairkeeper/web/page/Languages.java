package dev.pairkeeper.web.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that pages are written in; the first is the one for everybody else. */
final class Languages {

  private static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  private Languages() {}

  /** The page language for a wish such as {@code zh}, {@code zh-CN} or {@code en-GB}. */
  static Optional<Locale> of(Locale wish) {
    return ALL.stream()
        .filter(language -> language.getLanguage().equals(wish.getLanguage()))
        .findFirst();
  }

  /** The best page language for a browser's wishes, most wanted first. */
  static Locale best(List<Locale> wishes) {
    return wishes.stream().flatMap(wish -> of(wish).stream()).findFirst().orElse(ALL.getFirst());
  }
}
