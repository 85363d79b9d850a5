package dev.pairkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LanguagesTests {

  @Test
  void firstWishThatIsSpokenWins() {
    assertThat(Languages.best(List.of(Locale.FRANCE, Locale.CHINA, Locale.UK)))
        .isEqualTo(Locale.SIMPLIFIED_CHINESE);
  }

  @Test
  void everybodyElseReadsEnglish() {
    assertThat(Languages.best(List.of(Locale.FRANCE))).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.of(Locale.FRANCE)).isEmpty();
  }

  @Test
  void everyTextIsThereInBothLanguages() throws IOException {
    Properties english = load("");
    english.keySet().removeIf(key -> isExample(key.toString()));

    assertThat(load("_zh_CN").stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
  }

  @Test
  void bothLanguagesFillInTheSamePlaces() throws IOException {
    Properties english = load("");
    Properties chinese = load("_zh_CN");

    assertThat(chinese.stringPropertyNames())
        .allSatisfy(key ->
            assertThat(places(chinese.getProperty(key)))
                .as(key)
                .isEqualTo(places(english.getProperty(key))));
  }

  /** Examples read the same everywhere. */
  private static boolean isExample(String key) {
    return key.startsWith("example.");
  }

  private static List<Integer> places(String text) {
    return List.of(0, 1, 2, 3, 4, 5).stream().filter(i -> text.contains("{" + i)).toList();
  }

  private static Properties load(String language) throws IOException {
    var properties = new Properties();
    for (String bundle :
        List.of("/messages", "/messages-form", "/messages-lint", "/messages-operation")) {
      try (var in = LanguagesTests.class.getResourceAsStream(bundle + language + ".properties")) {
        properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
      }
    }
    return properties;
  }
}
