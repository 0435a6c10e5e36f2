package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testing.Needs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The list of visits, sign-in, languages and colours in a real browser. */
class VisitListTest {
  private final FixtureGateway gateway = new FixtureGateway(0);
  private @Nullable Browser opened;

  @AfterEach
  void stop() {
    gateway.close();
    if (opened != null) {
      opened.close();
    }
  }

  private Browser open(String language) {
    Needs.chromium();
    Browser browser = new Browser(language);
    opened = browser;
    return browser;
  }

  private Browser list(String language) {
    Browser browser = open(language);
    browser.open(gateway.signInLink());
    browser.await("table.visits tbody a");
    return browser;
  }

  @Test
  void aFilterStandsInTheAddressBarAndKeysOpenAVisit() {
    Browser browser = list("en-GB");
    assertEquals(50, browser.all("table.visits tbody a").size());
    browser.await("[data-outcome=FAIL]").click();
    browser.awaitAddress("?outcome=FAIL");
    browser.awaitText(".count", "8 on this page");
    assertEquals(8, browser.all("td.outcome .is-fail").size() / 2);
    browser.press("j", "j", "k");
    browser.press(Keys.ENTER);
    browser.awaitAddress("/visits/V-2041");
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void longListsTurnTheirPagesOnTheServer() {
    Browser browser = list("en-GB");
    browser.await(".pages button").click();
    browser.awaitAddress("after=50");
    browser.awaitText(".count", "15 on this page");
  }

  @Test
  void searchFindsARecorderAndAnEmptyListSaysWhatToDo() {
    Browser browser = list("en-GB");
    browser.press("/", "R-21");
    browser.awaitAddress("q=R-21");
    browser.awaitText(".count", "1 on this page");
    browser.press("nothing like it");
    browser.awaitText(".empty h2", "No visit fits these filters");
  }

  @Test
  void columnsFitAt1280() {
    Browser browser = list("en-GB");
    assertTrue(browser.fitsSideways());
    assertTrue(browser.all("table.visits tbody tr:not(.day)").get(0).getSize().getHeight() <= 37);
  }

  @Test
  void theLanguageFollowsTheBrowserAndTheChoiceIsRemembered() {
    Browser browser = list("zh-CN");
    browser.awaitText("h1", "入户服务");
    assertEquals("zh-CN", browser.run("return document.documentElement.lang"));
    browser.await("[data-language=en]").click();
    browser.awaitText("h1", "Visits");
    browser.open(gateway.url("/visits/V-2041"));
    browser.awaitText("h1", "Recorder on 20 s after the knock");
    browser.await("[data-language=zh]").click();
    browser.awaitText("h1", "记录仪在敲门后 20 秒开启");
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void darkIsAnotherSetOfColours() {
    Browser browser = list("en-GB");
    Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
    browser.prefersDark();
    Object dark = browser.run("return getComputedStyle(document.body).backgroundColor");
    assertNotEquals(light, dark);
  }

  @Test
  void withoutSignInThePageAsksForTheTokenAndThenShowsWhatWasAskedFor() {
    Browser browser = open("en-GB");
    browser.open(gateway.url("/visits/V-2041"));
    browser.await("#token").sendKeys("a guess" + Keys.ENTER);
    browser.awaitText(".wrong", "That is not a token");
    browser.await("#token").clear();
    browser.await("#token").sendKeys(FixtureGateway.TOKEN + Keys.ENTER);
    browser.awaitText("h1", "Recorder on 20 s after the knock");
  }
}
