package dev.pairkeeper.browser;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.openqa.selenium.InvalidSelectorException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

/**
 * Tells a page that was replaced under a command from any other failure. Chromedriver says "stale
 * element" only between two commands; within one it passes on what Chromium's inspector says, as an
 * unknown error or one of a script.
 */
final class ReplacedPages {

  private static final List<String> WORDS =
      List.of(
          "does not belong to the document",
          "No node with given id found",
          "Cannot find context with specified id",
          "Execution context was destroyed",
          "document unloaded while waiting for result",
          "aborted by navigation",
          "Inspected target navigated or closed");

  private ReplacedPages() {}

  /**
   * The same reading, which fails by a stale element where its page was replaced meanwhile. A
   * selector that is none is no such element to Selenium, but no page will ever have it.
   */
  static <T> Function<WebDriver, T> told(Function<WebDriver, T> reading) {
    return page -> {
      try {
        return reading.apply(page);
      } catch (InvalidSelectorException e) {
        throw new IllegalArgumentException("a test's mistake", e);
      } catch (WebDriverException e) {
        if (isOfReplacedPage(e)) {
          throw new StaleElementReferenceException("the page was replaced meanwhile", e);
        }
        throw e;
      }
    };
  }

  private static boolean isOfReplacedPage(WebDriverException failure) {
    String message = Objects.requireNonNullElse(failure.getRawMessage(), "");
    return WORDS.stream().anyMatch(message::contains);
  }
}
