package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The findings queue, a finding's own page and the orphans in a real browser. */
class FindingsPageTest {
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
  void openOnes() {
    gateway.reviews().anew();
    browser.size(1280, 900);
    browser.open(gateway.url("/findings?state=open"));
    browser.await("table.findings tbody a.row");
  }

  private static void record() {
    browser.await("lintel-decide textarea").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
  }

  private static String openedFinding() {
    return browser.attribute("tr.opened", "data-finding");
  }

  @Test
  void filtersStandInTheAddressBarAndAreUndoneByGoingBack() {
    browser.await("[data-filter=outcome][data-value=FAIL]").click();
    browser.awaitAddress("?state=open&outcome=FAIL");
    browser.awaitGone("td.outcome .is-undecided");
    browser.await("[data-filter=state][data-value=open]").click();
    browser.awaitAddress("/findings?outcome=FAIL");
    browser.awaitText("table.findings", "Upheld");
    browser.run("history.back()");
    browser.awaitAddress("?state=open&outcome=FAIL");
    browser.awaitGone("td.stands .is-upheld");
    browser.run(
        "const rule = document.querySelector('select[name=rule]'); rule.value = 'MTR-2';"
            + "rule.dispatchEvent(new Event('change'))");
    browser.awaitAddress("&rule=MTR-2");
    browser.awaitGone("[title^='REC-']");
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void searchAndPagesAreTheGateways() {
    browser.await(".pages button").click();
    browser.awaitAddress("after=50");
    browser.awaitText(".count", "12 on this page");
    browser.press("/", "R-21");
    browser.awaitAddress("q=R-21");
    browser.awaitText(".count", "1 on this page");
    browser.press(" never");
    browser.awaitText(".empty h2", "No finding fits these filters");
  }

  @Test
  void aFindingIsDecidedFromTheKeyboardAndTheNextOneOpensWithoutAJump() {
    browser.press("j", Keys.ENTER);
    browser.awaitText("lintel-finding h2", "recorder on 20 s after the knock");
    Object place = browser.run("return document.querySelector('tr.opened').offsetTop");
    browser.press("1", "The file shows it.");
    record();
    browser.awaitText("tr[data-finding=F-101] td.stands", "Upheld");
    assertEquals(
        place, browser.run("return document.querySelector('tr[data-finding=F-101]').offsetTop"));
    browser.awaitText(".said", "F-101: Upheld. Next: F-102");
    assertEquals("F-102", openedFinding());
    browser.press("k");
    browser.awaitText("lintel-finding .by-decision", "The file shows it.");
    browser.press(Keys.ESCAPE);
    browser.awaitGone("lintel-finding");
  }

  @Test
  void aDecidedRowStaysThoughTheListOfOpenOnesForgetsIt() {
    browser.press("j", Keys.ENTER);
    browser.await("lintel-decide textarea");
    browser.press("3", "A worn battery.");
    record();
    browser.awaitText(".said", "F-101: Explained");
    browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    browser.awaitText(".count", "51 on this page");
    assertEquals("F-101", browser.attribute("table.findings tbody tr:not(.day)", "data-finding"));
  }

  @Test
  void whatIsMissingIsSaidAndWhatWasWrittenStays() {
    browser.press("j", Keys.ENTER);
    browser.await("lintel-decide button").click();
    browser.awaitText("lintel-decide .wrong", "Choose one of the three first.");
    browser.await("lintel-decide input[value=dismissed]").click();
    browser.await("lintel-decide button").click();
    browser.awaitText("lintel-decide .wrong", "Write the reason");
    gateway.reviews().refuse(503);
    browser.await("lintel-decide textarea").sendKeys("No recording was due.");
    browser.await("lintel-decide button").click();
    browser.awaitText("lintel-decide .wrong", "The gateway cannot write at the moment");
    assertEquals("No recording was due.", browser.attribute("lintel-decide textarea", "value"));
    browser.complaints();
  }

  @Test
  void whatIsBeingWrittenOutlivesTheSession() {
    browser.open(gateway.url("/findings/F-101"));
    browser.await("lintel-decide textarea").sendKeys("Half a reason");
    gateway.signedOut(true);
    browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    browser.awaitText(".stale", "You are no longer signed in");
    gateway.signedOut(false);
    browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    browser.awaitGone(".stale");
    assertEquals("Half a reason", browser.attribute("lintel-decide textarea", "value"));
    browser.complaints();
  }

  @Test
  void evidenceOpensDownToTheBytes() {
    browser.open(gateway.url("/findings/F-101"));
    browser.await(".rests [data-seq] summary").click();
    browser.awaitText(".rests lintel-entries", "knocked");
    assertTrue(browser.all("lintel-entries [open] .raw").size() == 1);
    assertTrue(browser.attribute(".finding-facts a", "href").endsWith("/visits/V-2041"));
  }

  /** An answer is the technician's own, and these pages are the auditor's. */
  @Test
  void nobodyIsAskedToAnswerInTheTechniciansName() {
    browser.open(gateway.url("/findings/F-101"));
    browser.await("lintel-decide textarea");
    assertEquals(1, browser.all("lintel-finding form").size());
    assertFalse(browser.await("main").getText().contains("Answer"));
  }

  @Test
  void severalAreDecidedWithOneReason() {
    browser.await("tr[data-finding=F-101] input.pick").click();
    browser.await("tr[data-finding=F-102] input.pick").click();
    browser.awaitText(".several h2", "2 selected");
    browser.await(".several input[value=explained]").click();
    browser.await(".several textarea").sendKeys("Both lay under one power cut.");
    browser.await(".several button.go").click();
    browser.awaitText(".said", "2 findings: Explained");
    browser.awaitText("tr[data-finding=F-101] td.stands", "Explained");
    browser.awaitText("tr[data-finding=F-102] td.stands", "Explained");
    browser.open(gateway.url("/findings/F-102"));
    browser.awaitText(".by-decision", "Both lay under one power cut.");
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void whatAnOrphanIsAboutIsToldWithoutWhatItHasNot() {
    browser.open(gateway.url("/findings/F-104"));
    browser.awaitText(".finding-facts", "Orphan");
    assertFalse(browser.await(".finding-facts").getText().contains("–"));
    browser.await(".finding-facts a[href^='/recorders/R-21']");
  }

  @Test
  void aMeterIsToldFromARecorderByTheGateway() {
    browser.open(gateway.url("/findings/F-124"));
    browser.awaitText(".finding-facts", "RQ-1190");
    assertEquals(List.of(), browser.all(".finding-facts a[href^='/recorders/']"));
  }

  @Test
  void theLanguageIsSwitchedWithoutLosingTheOpenedFinding() {
    browser.press("j", Keys.ENTER);
    browser.await("[data-language=zh]").click();
    browser.awaitText("h1", "审计发现");
    browser.awaitText("lintel-finding h2", "记录仪在敲门后 20 秒开启");
    browser.await("[data-language=en]").click();
    browser.awaitText("h1", "Findings");
  }

  @Test
  void columnsFitAtEveryWidth() {
    assertTrue(browser.fitsSideways());
    assertTrue(browser.all("table.findings tbody tr:not(.day)").get(0).getSize().getHeight() <= 37);
    browser.press("j", Keys.ENTER);
    browser.await("lintel-finding h2");
    assertTrue(browser.fitsSideways());
    browser.size(500, 844);
    assertTrue(browser.fitsSideways());
  }

  @Test
  void anOrphanSaysWhoWasNearAndLeadsToItsFinding() {
    browser.open(gateway.url("/orphans"));
    browser.awaitText("table.orphans tbody tr:not(.day)", "T-4 · V-2043");
    browser.awaitText("table.orphans td.what", "recording of 6 min 28 s · 1 docked");
    browser.press("j", Keys.ENTER);
    browser.awaitAddress("/findings/F-104");
    browser.awaitText("h1", "a recording of 6 min that no visit explains");
  }
}
