package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The list of visits in a real browser. */
class VisitListTest {
  private static FixtureGateway gateway;
  private static Browser browser;

  @BeforeAll
  static void open() {
    Needs.chromium();
    gateway = new FixtureGateway(0);
    browser = new Browser("en-GB");
    browser.open(gateway.signInLink());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      gateway.close();
    }
  }

  @BeforeEach
  void list() {
    browser.open(gateway.url("/visits"));
    browser.await("table.visits tbody a");
  }

  @Test
  void aFilterStandsInTheAddressBarAndKeysOpenAVisit() {
    assertEquals(50, browser.all("table.visits tbody a").size());
    browser.await("[data-value=FAIL]").click();
    browser.awaitAddress("?outcome=FAIL");
    browser.awaitText(".count", "8 on this page");
    assertEquals(8, browser.all("td.outcome .is-fail").size() / 2);
    String first = browser.attribute("table.visits tbody a", "href");
    browser.press("j", "j", "k");
    browser.press(Keys.ENTER);
    browser.awaitAddress(first);
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void longListsTurnTheirPagesOnTheServer() {
    browser.await(".pages button").click();
    browser.awaitAddress("after=50");
    browser.awaitText(".count", "15 on this page");
  }

  @Test
  void pagesTurnBackToo() {
    browser.await("[data-turn=next]").click();
    browser.awaitText(".count", "15 on this page");
    browser.await("[data-turn=previous]").click();
    browser.awaitText(".count", "50 on this page");
    assertEquals(List.of(), browser.all("[data-turn=previous]"));
  }

  @Test
  void chipsOfOneKindCombine() {
    browser.await("[data-value=FAIL]").click();
    browser.awaitAddress("?outcome=FAIL");
    browser.await("[data-value=UNDECIDED]").click();
    browser.awaitAddress("?outcome=FAIL,UNDECIDED");
    browser.await("td.outcome .is-undecided");
    assertTrue(browser.all("td.outcome .is-pass").isEmpty());
    browser.await("[data-value=FAIL]").click();
    browser.awaitAddress("?outcome=UNDECIDED");
    browser.awaitGone("td.outcome .is-fail");
    assertTrue(browser.attribute("a.export", "href").endsWith("/visits.csv?outcome=UNDECIDED"));
  }

  @Test
  void anAddressThatAsksForWhatNobodyKnowsSaysSo() {
    browser.open(gateway.url("/visits?team=north"));
    browser.awaitText(".asked-wrong", "found team");
    browser.awaitText(".asked-wrong h2", "does not know what this address asks for");
    browser.await(".asked-wrong a").click();
    browser.await("table.visits tbody a");
    browser.complaints(); // of the refusal
  }

  @Test
  void searchFindsARecorderAndAnEmptyListSaysWhatToDo() {
    browser.press("/", "R-21");
    browser.awaitAddress("q=R-21");
    browser.awaitText(".count", "1 on this page");
    browser.press("nothing like it");
    browser.awaitText(".empty h2", "No visit fits these filters");
  }

  @Test
  void withinADayWhatTookPlaceLastStandsFirst() {
    assertEquals(
        0L,
        browser.run(
            "return [...document.querySelectorAll('table.visits tbody')].filter(day => {"
                + "const times = [...day.querySelectorAll('td.time')].map(t => t.textContent.trim())"
                + ".filter(t => t !== '–');"
                + "return times.join() !== [...times].sort().reverse().join()}).length"));
  }

  @Test
  void aVisitStillToComeIsPlannedAndNotCalledLeftOut() {
    String row = browser.await("tr:has(a[href='/visits/V-2014'])").getText();
    assertTrue(row.contains("Planned"), row);
    assertTrue(row.contains("Not carried out yet: appointment 15:00:00 to 16:00:00"), row);
    assertFalse(row.contains("Not applicable"), row);
    assertTrue(browser.await("tr:has(a[href='/visits/V-2031'])").getText().contains("carried out"));
  }

  @Test
  void aDayIsTypedOrPickedInThePagesOwnLanguage() {
    browser.await("input[name=from]").sendKeys("2026/11/9", Keys.ENTER);
    browser.awaitAddress("?from=2026-11-09");
    browser.await("[data-language=zh]").click();
    browser.await("lintel-day[name=from] button").click();
    browser.awaitText(".calendar .month", "2026年11月");
    assertEquals("2026-11-09", browser.run("return document.activeElement.dataset.day"));
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ENTER);
    browser.awaitAddress("?from=2026-11-17");
    browser.await("[data-language=en]").click();
    browser.await("lintel-day[name=from] button").click();
    browser.awaitText(".calendar .month", "November 2026");
    browser.press(Keys.PAGE_DOWN);
    browser.awaitText(".calendar .month", "December 2026");
    browser.press(Keys.ESCAPE);
    browser.awaitGone(".calendar");
  }

  @Test
  void whatIsNoDayIsSaidToBeNone() {
    browser.await("input[name=to]").sendKeys("2026-02-30", Keys.ENTER);
    assertEquals(
        "Write the day as 2026-11-20.",
        browser.run("return document.querySelector('input[name=to]').validationMessage"));
    assertFalse(browser.address().contains("to="));
  }

  @Test
  void columnsFitAt1280() {
    assertTrue(browser.fitsSideways());
    assertTrue(browser.all("table.visits tbody tr:not(.day)").get(0).getSize().getHeight() <= 37);
  }

  @Test
  void darkIsAnotherSetOfColours() {
    Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
    browser.prefersDark();
    Object dark = browser.run("return getComputedStyle(document.body).backgroundColor");
    assertNotEquals(light, dark);
  }

  @Test
  void nothingStandsUnderAFilterThatTheGatewayDidNotAnswer() {
    gateway.silent(true);
    try {
      browser.awaitText(".stale", "the gateway does not answer");
      assertEquals(50, browser.all("table.visits tbody a").size());
      browser.await("input.search").sendKeys("V-2041");
      browser.awaitText(".empty h2", "The gateway does not answer");
      assertEquals(List.of(), browser.all("table.visits"));
    } finally {
      gateway.silent(false);
    }
    browser.await("table.visits tbody a[href='/visits/V-2041']");
    assertEquals("V-2041", browser.attribute("input.search", "value"));
    browser.complaints(); // of answers that did not come
  }
}
