package io.lintel.simulator.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.simulator.console.HandStage.HandPerformance;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.testing.Accessible;
import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The console and its score in both languages, as wide as a desk's and as narrow as a phone's. */
class ConsoleAccessibleTest {
  private static final HandStage STAGE = new HandStage();

  private static Console console;

  @BeforeAll
  static void open() throws IOException {
    Needs.chromium();
    console = Console.opened(STAGE, 0, "/io/lintel/gateway/web/", System::nanoTime);
    HandPerformance day = Objects.requireNonNull(STAGE.on);
    VisitTruth one = day.day().truth().visits().get(0);
    day.visits = ConsoleTest.verdicts(one.visit(), "REC-1", "FAIL");
    day.clock.now = day.day().to();
  }

  @AfterAll
  static void close() {
    if (console != null) {
      console.close();
    }
    STAGE.close();
  }

  @ParameterizedTest(name = "{0}, {1} wide")
  @CsvSource({"en-GB, 1280", "en-GB, 390", "zh-CN, 1280", "zh-CN, 390"})
  void axeFindsNothingSerious(String language, int width) {
    List<String> faults = new ArrayList<>();
    HandPerformance day = Objects.requireNonNull(STAGE.on);
    try (Browser browser = new Browser(language)) {
      browser.size(width, 900);
      browser.open(console.address().toString());
      browser.await(".visit");
      look(browser, "console", faults);
      press(browser, "[data-on=T-01]");
      press(browser, "lintel-actors [data-kind=recorder_on_late] .opener");
      browser.await("lintel-actors input[name=by]").sendKeys("soon");
      press(browser, "lintel-actors [data-act=submit]");
      browser.await("lintel-actors .flaw");
      look(browser, "an actor with a form that is wrong", faults);
      day.over = true;
      browser.open(console.address().resolve("/score").toString());
      browser.await(".score tbody code");
      look(browser, "score", faults);
    } finally {
      day.over = false;
    }
    assertEquals(List.of(), faults);
  }

  /** By key, for on a phone the bar of calls lies over what a pointer would be moved to. */
  private static void press(Browser browser, String button) {
    browser.await(button).sendKeys(Keys.ENTER);
  }

  private static void look(Browser browser, String page, List<String> faults) {
    // What is half under the bar of calls comes out of it by scrolling.
    Accessible.faults(browser).stream()
        .filter(fault -> !fault.contains("because it is partially obscured"))
        .forEach(fault -> faults.add(page + ": " + fault));
    if (!browser.fitsSideways()) {
      faults.add(page + ": wider than the screen");
    }
  }
}
