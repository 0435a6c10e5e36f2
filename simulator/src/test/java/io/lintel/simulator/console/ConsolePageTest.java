package io.lintel.simulator.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.console.HandStage.HandPerformance;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page on a day that is moved by hand. */
class ConsolePageTest {
  private static final HandStage STAGE = new HandStage();

  private static final String TABLES_THAT_SCROLL =
      "return [...document.querySelectorAll('.score .scroll')]"
          + ".filter((each) => each.scrollWidth > each.clientWidth)"
          + ".map((each) => each.querySelector('th').innerText)";

  private static final String FIRST_CELL_STAYS =
      "return getComputedStyle(document.querySelector('.score tbody th')).position";

  private static Console console;

  @BeforeAll
  static void open() throws IOException {
    Needs.chromium();
    console = Console.opened(STAGE, 0, "/io/lintel/gateway/web/", System::nanoTime);
  }

  @AfterAll
  static void close() {
    if (console != null) {
      console.close();
    }
    STAGE.close();
  }

  private static HandPerformance on() {
    return Objects.requireNonNull(STAGE.on);
  }

  @Test
  void whatTheGatewayGotWrongStandsOnTop() {
    HandPerformance day = on();
    VisitTruth accused =
        day.day().truth().visits().stream()
            .filter(visit -> visit.rules().stream().noneMatch(rule -> rule.violated()))
            .findFirst()
            .orElseThrow();
    day.visits = ConsoleTest.verdicts(accused.visit(), "REC-1", "FAIL");
    day.clock.now = day.day().to();
    try (Browser browser = new Browser("zh-CN")) {
      browser.open(console.address().toString());
      browser.awaitText("[data-count=false_accusation]", "1 误判");
      WebElement first = browser.await(".visit");
      assertEquals(accused.visit(), first.getAttribute("data-visit"));
      assertTrue(first.getText().contains("不合规"), first.getText());
      WebElement page = first.findElement(By.cssSelector("a.at-gateway"));
      assertEquals(day.gatewayAddress() + "/visits/" + accused.visit(), page.getAttribute("href"));
      assertTrue(
          String.valueOf(page.getAttribute("aria-label")).contains(accused.visit()),
          "it says which");
      browser.await("[data-count=false_accusation]").click();
      assertEquals(1, browser.all(".visit").size());
      browser.size(1280, 900);
      assertTrue(browser.fitsSideways(), "three columns fit at 1280");
      browser.await("[data-language=en]").click();
      browser.awaitText("[data-count=false_accusation]", "falsely accused");
      assertEquals(List.of(), browser.complaints());
    }
  }

  @Test
  void aFormSaysWhatIsWrongAtItsFieldAndTheCallStandsBelow() {
    try (Browser browser = new Browser("en-GB")) {
      browser.open(console.address().toString());
      browser.await("[data-on=T-01]").click();
      WebElement kind = browser.await("lintel-actors [data-kind=recorder_on_late]");
      kind.findElement(By.cssSelector(".opener")).click();
      browser.await("lintel-actors input[name=by]").sendKeys("soon");
      browser.await("lintel-actors [data-act=submit]").click();
      browser.awaitText("lintel-actors .flaw", "expected a duration");

      browser.await("lintel-actors input[name=by]").clear();
      browser.await("lintel-actors input[name=by]").sendKeys("20s");
      browser.await("lintel-actors [data-act=submit]").click();
      browser.awaitText("lintel-actors .standing", "by 20s");
      browser.awaitText(".calls code", "\"on\":\"T-01\",\"by\":\"20s\"");
      assertTrue(
          on().mishaps().standing().all().stream().anyMatch(each -> "T-01".equals(each.on())));

      browser.await("lintel-actors .switch.is-on").click();
      browser.awaitGone("lintel-actors .switch.is-on");
    }
  }

  @Test
  void allColumnsOfTheScoreFitAt1280AndOnAPhoneTheirNamesStay() {
    HandPerformance day = on();
    day.over = true;
    for (String language : List.of("en-GB", "zh-CN")) {
      try (Browser browser = new Browser(language)) {
        browser.open(console.address().resolve("/score").toString());
        browser.await(".score tbody code");
        assertEquals(List.of(), browser.run(TABLES_THAT_SCROLL), language + " at 1280");
        browser.size(390, 900);
        assertTrue(browser.fitsSideways(), language);
        assertEquals("sticky", browser.run(FIRST_CELL_STAYS), language);
        assertEquals(List.of(), browser.complaints());
      }
    }
    day.over = false;
  }
}
