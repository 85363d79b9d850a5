package dev.pairkeeper.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the frontend's files.
 *
 * @param script null when the frontend was not built
 * @param icon null when the frontend was not built
 */
record PageAssets(@Nullable String script, List<String> styles, @Nullable String icon) {

  static final PageAssets MISSING = new PageAssets(null, List.of(), null);

  static String url(String file) {
    return "/assets/" + file;
  }

  public boolean built() {
    return script != null;
  }
}
