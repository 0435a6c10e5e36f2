package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The visit page in a real browser, over recorded documents. */
class VisitPageTest {
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
  void wide() {
    browser.size(1280, 900);
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertEquals(List.of(), browser.complaints());
  }

  private static void visit(String id) {
    browser.open(gateway.url("/visits/" + id));
    browser.await("svg.axis .mark");
  }

  @Test
  void theLateRecordingIsSaidDrawnAndNumbered() {
    visit("V-2041");
    assertEquals("Recorder on 20 s after the knock (±12 s)", browser.await("h1").getText());
    assertEquals("20 s", browser.await(".late.is-fail .number").getText());
    assertEquals("20 s late · Fail", browser.await(".bracket.is-fail .number").getText());
    assertTrue(browser.attribute(".late .hatched", "fill").contains("axis-hatch-fail"));
  }

  /** By its look, by the word in its lane and in the legend, and in the sentence. */
  @Test
  void whatNobodyProvedIsMarkedAsThatWhereverItIsDrawn() {
    browser.open(gateway.url("/visits/" + FixtureGateway.ANYBODYS));
    browser.await("svg.axis .mark.step.is-unproven .dot");
    assertEquals(
        List.of(),
        browser.run(
            "return [...document.querySelectorAll('svg.axis .mark:not(.knock):not(.gap)')]"
                + ".filter(mark => !mark.classList.contains('is-unproven')"
                + " || !mark.querySelector('.veil, .dot')).map(mark => mark.dataset.mark)"));
    assertTrue(browser.all("svg.axis .veil").size() >= 2, "the recording and the power at least");
    assertTrue(browser.all("svg.axis .lane-unproven").size() >= 4);
    browser.awaitText("svg.axis .in-bar", "R-7 · unproven");
    browser.awaitText(".legend", "the sender did not prove who it was");
    browser.awaitText(".headline", "unproven");
    browser.open(gateway.url("/visits/V-2041"));
    browser.await("svg.axis .mark.step .dot");
    assertEquals(0, browser.all("svg.axis .is-unproven, .lane-unproven, .unproven-sign").size());
  }

  @Test
  void aVisitStillToComeSaysWhenAndWhatWillBeSeen() {
    browser.open(gateway.url("/visits/V-2047"));
    browser.awaitText("h1", "Not carried out yet: appointment 17:00:00 to 18:00:00");
    browser.awaitText(".headline .badge", "Planned");
    browser.awaitText("lintel-verdicts .hint", "the visit is still to come");
  }

  @Test
  void aClauseNamesItsDocumentInTheReadersLanguage() {
    visit("V-2041");
    browser.awaitText(".side .clause .document", "gas companies' home-visit rules");
    browser.await("[data-language=zh]").click();
    browser.awaitText(".side .clause .document", "燃气公司入户服务规定");
    browser.await("[data-language=en]").click();
  }

  @Test
  void theAxisOpensAroundADoubtfulKnockSoThatTheLatenessIsWideEnoughToSee() {
    visit("V-2041");
    double stretch = browser.await(".late .hatched").getRect().getWidth();
    double axis = browser.await("svg.axis").getRect().getWidth();
    assertTrue(stretch / axis > 0.12, stretch + " px of " + axis + " px");
  }

  @Test
  void aMarkOpensItsEvidenceByKeyboardDownToTheBytes() {
    visit("V-2041");
    browser.run("document.querySelector('[data-mark$=\":rec:0\"]').focus()");
    browser.press(Keys.ENTER);
    browser.awaitText("lintel-evidence", "recording_started");
    browser.awaitText("lintel-evidence", "The device's clock was measured");
    browser.awaitText("lintel-evidence .journal-entry", "recorder's word");
    assertFalse(browser.await("lintel-evidence").getText().contains("RECORDER_EVENT"));
    assertTrue(browser.all("lintel-evidence .raw").size() >= 1);
    browser.press(Keys.ESCAPE);
    browser.awaitText("lintel-evidence h2", "How REC-1 was judged");
  }

  @Test
  void keysMoveAndZoomTheWindow() {
    visit("V-2041");
    String before = tickTexts();
    browser.press("+");
    assertNotEquals(before, tickTexts());
    browser.press("0");
    String whole = tickTexts();
    browser.press("k");
    assertEquals(before, tickTexts());
    browser.press(Keys.ARROW_LEFT);
    assertNotEquals(before, tickTexts());
    assertNotEquals(whole, tickTexts());
  }

  private static String tickTexts() {
    return String.valueOf(
        browser.run(
            "return document.querySelector('lintel-axis').updateComplete.then(() =>"
                + " [...document.querySelectorAll('svg.axis .tick')]"
                + ".map(t => t.textContent + t.getAttribute('x')).join())"));
  }

  @Test
  void namesOnTheAxisNeverOverlap() {
    for (String id : List.of("V-2041", "V-2042", "V-2044", "V-2045")) {
      visit(id);
      assertEquals(
          List.of(),
          browser.run(
              "const boxes = [...document.querySelectorAll('svg.axis .mark .label')].map(l =>"
                  + " [l.textContent.trim(), l.getBoundingClientRect()]);return boxes.flatMap(([a,"
                  + " p], i) => boxes.slice(i + 1).filter(([b, q]) => p.left < q.right && q.left <"
                  + " p.right && p.top + 4 < q.bottom && q.top + 4 < p.bottom).map(([b]) => a + ' /"
                  + " ' + b))"));
    }
  }

  @Test
  void failuresAndDoubtsStandBeforeWhatIsInOrder() {
    visit("V-2045");
    List<String> outcomes =
        browser.all(".verdict").stream()
            .map(v -> v.getText().lines().findFirst().orElse(""))
            .toList();
    assertEquals(List.of("Fail", "Pass", "Pass"), outcomes);
    browser.all(".verdict summary").get(0).click();
    browser.awaitText(".verdict[open]", "进入用户现场时");
  }

  @Test
  void aVerdictTellsWhatWasSaidBeforeAndWhichEntryChangedIt() {
    visit("V-2041");
    browser.awaitText(".verdict[data-rule='REC-1'] .stands", "Open");
    browser.all(".verdict summary").get(0).click();
    browser.awaitText(".verdict[open] .history li", "Undecided");
    browser.awaitText(".verdict[open] .history .said", "the clocks cannot tell");
    assertTrue(browser.attribute(".verdict[open] .facts a", "href").endsWith("/findings/F-101"));
    browser.await(".verdict[open] .history .seq").click();
    browser.awaitText("lintel-evidence", "#18241");
  }

  @Test
  void aDockedFileLiesUnderItsRecordingAndOpensItsEvidence() {
    visit("V-2041");
    browser.run("document.querySelector('[data-mark$=\":file:0\"]').focus()");
    browser.press(Keys.ENTER);
    browser.awaitText("lintel-evidence h2", "Docked file R-7_20261122_091427.mp4");
    browser.awaitText("lintel-evidence", "D-1");
  }

  @Test
  void gapsCarryTheirClassAndALostNetworkIsOnlyOutlined() {
    visit("V-2045");
    browser.awaitText(".gap.is-fail .gap-word", "stopped by hand");
    visit("V-2042");
    assertEquals("none", browser.attribute(".gap.network .hole", "fill"));
  }

  @Test
  void everyTechnicianOfACrewHasLanes() {
    visit("V-2044");
    List<String> crews = browser.all("svg.axis .crew").stream().map(c -> c.getText()).toList();
    assertEquals(List.of("T-3 · R-3", "T-9 · R-9"), crews);
    assertEquals("no recording", browser.await(".late.is-fail .number").getText());
  }

  /** Whatever the window, the pixels and the number tell the same. */
  @Test
  void theHatchIsAsLongAsTheNumberBesideIt() {
    visit("V-2041");
    assertEquals(
        20.0,
        ((Number)
                browser.run(
                    "const axis = document.querySelector('lintel-axis');"
                        + "const hatch = document.querySelector('.late .hatched').getBBox();"
                        + "const [from, to] = [axis.window.from, axis.window.to];"
                        + "const plot = document.querySelector('#axis-bars rect');"
                        + "return hatch.width * (to - from)"
                        + " / Number(plot.getAttribute('width')) / 1000"))
            .doubleValue(),
        0.5);
  }

  @Test
  void anUndecidedLatenessAccusesNobody() {
    visit("V-2043");
    assertEquals(
        "Looks 35 s late, but the clocks cannot tell (±1 min 11 s)", browser.await("h1").getText());
    assertTrue(browser.all(".bracket.is-fail").isEmpty());
  }

  @Test
  void nothingIsCutOffOnAPhone() {
    browser.size(500, 844);
    visit("V-2041");
    assertTrue(browser.all("svg.axis .tick").size() >= 2, "one time alone is no axis");
    assertTrue(browser.fitsSideways());
    assertFalse(browser.await("svg.axis").getSize().getWidth() > 500);
  }

  @Test
  void whatArrivesLaterAppearsWithoutMovingTheWindow() {
    gateway.recordersUnheard(true);
    visit("V-2041");
    assertEquals("Not judged yet", browser.await("h1").getText());
    browser.press("+");
    String chosen = tickTexts();
    gateway.recordersUnheard(false);
    browser.awaitText("h1", "Recorder on 20 s after the knock");
    assertEquals(chosen, tickTexts());
  }
}
