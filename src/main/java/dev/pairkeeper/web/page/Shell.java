package dev.pairkeeper.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs around its own content.
 *
 * @param user null when nobody is logged in
 * @param mayEdit whether the user may change the registry
 * @param mayOperate whether the user may change something on a pair
 * @param path the page's own path, for marking it in the navigation
 * @param language of the page as a BCP 47 tag
 * @param staleAfterMillis when a look is too old to be shown as the present
 */
record Shell(
    PageAssets assets,
    @Nullable String user,
    boolean mayEdit,
    boolean mayOperate,
    String path,
    String language,
    long staleAfterMillis) {

  /** The texts that scripts need, by their message keys. */
  static final List<String> SCRIPT_TEXTS =
      List.of(
          "age.now",
          "age.ago",
          "duration.seconds",
          "duration.minutes",
          "duration.hours",
          "duration.days",
          "live.reconnecting",
          "live.noNewLooks",
          "live.loggedOut",
          "live.logIn",
          "chart.lagOf",
          "chart.time",
          "chart.unknown",
          "chart.empty",
          "chart.failed",
          "look.failed",
          "form.notSent",
          "check.notSent",
          "check.fileTooLong");

  public List<String> scriptTexts() {
    return SCRIPT_TEXTS;
  }
}
