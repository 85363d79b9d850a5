package dev.pairkeeper.keepalived.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/e/*.conf /e/a.conf true",
        "/e/*.conf /e/.a.conf false",
        "/e/.*.conf /e/.a.conf true",
        "/e/*.conf /e/d/a.conf false",
        "/*/*.conf /e/a.conf true",
        "/e/a?c /e/abc true",
        "/e/a[bc]d /e/acd true",
        "/e/a[!bc]d /e/acd false",
        "/e/a[0-9]d /e/a5d true",
        "/e/a[ /e/a[ true",
        "/e/*a*b*c /e/xaybbzc true",
        "/e/*a*b*c /e/xayzc false",
        "/e/\\* /e/x false",
        "/e/\\* /e/* true",
      })
  void wildcardsAreThoseOfGlob(String pattern, String path, boolean matches) {
    assertThat(Glob.paths(pattern).getFirst().matches(path)).isEqualTo(matches);
  }

  @Test
  void bracesBringTheirFilesInTheirOrder() {
    var texts = new TreeMap<String, String>();
    for (String name : new String[] {"k.conf", "foo", "foocat", "bar", "baz"}) {
      texts.put("/e/" + name, "");
    }
    assertThat(new Sources("/e/k.conf", texts).matching("/e/{foo{cat,},bar,nothing}"))
        .containsExactly("/e/foocat", "/e/foo", "/e/bar");
  }

  @Test
  void bracesBeyondAnySenseEnd() {
    assertThat(Glob.paths("{a,b}".repeat(200))).isEmpty();
    assertThat(Glob.paths("{".repeat(1000))).hasSize(1);
  }
}
