package dev.pairkeeper.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Debian's Chromium without a window, with a profile of its own that is gone afterwards.
 *
 * <p>A click may replace the page while a test already reads it. So whatever this class does with
 * an element begins anew, with the element of the new page, when it is gone or not yet there, for
 * 20 s at most; then the test fails by what was wrong last. A text that both pages have can still
 * be read from the old one: wait for what only the new one has.
 *
 * <p>Where there is no Chromium a test is skipped with that reason, unless the environment has
 * {@code CI}: then it fails, so that no build passes by having left it out.
 */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What an element of a page that is just being replaced or laid out fails by. */
  private static final List<Class<? extends WebDriverException>> NOT_YET =
      List.of(
          StaleElementReferenceException.class,
          NoSuchElementException.class,
          ElementNotInteractableException.class);

  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--lang=en",
          "--window-size=1280,1000");

  private final String address;
  private final Path profile;
  private final ChromeDriver driver;

  private Browser(String address) throws IOException {
    this.address = address;
    profile = Files.createTempDirectory("pairkeeper-browser");
    driver = new ChromeDriver(service(), options(profile));
    driver.manage().timeouts().pageLoadTimeout(PATIENCE);
  }

  /** A browser for the panel at that address, such as {@code http://localhost:8080}. */
  public static Browser at(String address) throws IOException {
    boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (System.getenv("CI") == null) {
      assumeTrue(installed, "no " + CHROMIUM + " or " + DRIVER + " on this machine");
    }
    return new Browser(address);
  }

  /** The driver itself, for what this class has no word for. */
  public WebDriver driver() {
    return driver;
  }

  /** Opens a page of the panel by its path. */
  public Browser open(String path) {
    driver.get(address + path);
    return this;
  }

  /** Logs in by the form and ends on the fleet. */
  public Browser logIn(String user, String password) {
    open("/login");
    type("username", user);
    type("password", password);
    clickOn("#login button");
    until(page -> !page.getCurrentUrl().contains("/login"));
    return this;
  }

  /** Fills in the field of that name. */
  public Browser type(String field, String text) {
    return with(
        By.name(field),
        input -> {
          input.clear();
          input.sendKeys(text);
        });
  }

  /** Gives the field of that name a value at once, as pasting does. */
  public Browser paste(String field, String text) {
    return with(
        By.name(field),
        input -> driver.executeScript("arguments[0].value = arguments[1]", input, text));
  }

  /** Gives a file to the field that the selector fits. */
  public Browser upload(String selector, Path file) {
    return with(By.cssSelector(selector), input -> input.sendKeys(file.toString()));
  }

  /** Chooses the option of that value in the list of that name. */
  public Browser choose(String field, String value) {
    return with(By.name(field), list -> new Select(list).selectByValue(value));
  }

  /** Clicks the link or button of that text. */
  public Browser click(String text) {
    return with(
        By.xpath("//main//*[self::a or self::button][normalize-space()='" + text + "']"),
        WebElement::click);
  }

  /** Clicks the first element that the selector fits. */
  public Browser clickOn(String selector) {
    return with(By.cssSelector(selector), WebElement::click);
  }

  /** The text of the first element that the selector fits. */
  public String text(String selector) {
    return when(
        "the text of " + selector, page -> page.findElement(By.cssSelector(selector)).getText());
  }

  /** What is in the field of that name. */
  public String value(String field) {
    return property("[name='" + field + "']", "value");
  }

  /** A property of the first element that the selector fits, such as its whole text content. */
  public String property(String selector, String name) {
    return when(
        name + " of " + selector,
        page -> page.findElement(By.cssSelector(selector)).getDomProperty(name));
  }

  /** An attribute, as it stands in the page, of the first element that the selector fits. */
  public String attribute(String selector, String name) {
    return when(
        name + " of " + selector,
        page -> page.findElement(By.cssSelector(selector)).getDomAttribute(name));
  }

  /** How many elements that the selector fits are to be seen; this waits for none. */
  public long shown(String selector) {
    return when(
        "how many are " + selector,
        page ->
            page.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .count());
  }

  /** How many pixels of the page stick out of the window at the right. */
  public long overflow() {
    return when(
        "the width of the page",
        _ ->
            (Long)
                driver.executeScript(
                    "return document.documentElement.scrollWidth"
                        + " - document.documentElement.clientWidth"));
  }

  /** Makes the window as wide as a phone's is at least. */
  public Browser narrow() {
    driver.manage().window().setSize(new Dimension(500, 900));
    return this;
  }

  /** Waits until an element that the selector fits shows the text. */
  public Browser waitFor(String selector, String text) {
    when(
        "'%s' in %s".formatted(text, selector),
        page ->
            page.findElements(By.cssSelector(selector)).stream()
                .anyMatch(element -> element.getText().contains(text)));
    return this;
  }

  /** Waits until something is so. */
  public void until(Function<WebDriver, Boolean> condition) {
    when("what a test waits for", condition);
  }

  private Browser with(By element, Consumer<WebElement> action) {
    when(
        element.toString(),
        page -> {
          action.accept(page.findElement(element));
          return true;
        });
    return this;
  }

  private <T> T when(String what, Function<WebDriver, T> reading) {
    return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
        .ignoreAll(NOT_YET)
        .withMessage(() -> "%s on %s".formatted(what, driver.getCurrentUrl()))
        .until(ReplacedPages.told(reading));
  }

  /** Writes a mark into the page that any reload would wipe out. */
  public void markPage() {
    driver.executeScript("window.markedByTest = true");
  }

  /** Whether the page is still the one that was marked. */
  public boolean isMarkedPage() {
    return Boolean.TRUE.equals(driver.executeScript("return window.markedByTest === true"));
  }

  /** What the browser complained about since the last call: broken scripts, refused by policy. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private static ChromeDriverService service() {
    return new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
  }

  private static ChromeOptions options(Path profile) {
    var logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    return options;
  }
}
