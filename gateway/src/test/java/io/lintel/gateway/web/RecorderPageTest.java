package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The recorders and one recorder's clock in a real browser. */
class RecorderPageTest {
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
    browser.open(gateway.url("/recorders/R-7"));
    browser.await("svg.clock .band .area");
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void theListSaysHowEachRecorderIsAndOpensOne() {
    browser.open(gateway.url("/recorders"));
    browser.awaitText("tr[data-recorder=R-4] td.battery", "low");
    assertEquals("–", browser.await("tr[data-recorder=R-21] td.battery").getText());
    browser.awaitText("tr[data-recorder=R-4] td.clock", "! 1 min 11 s fast");
    browser.awaitText("tr[data-recorder=R-7] td.clock", "right to 1.6 s");
    browser.awaitText("tr[data-recorder=R-2] td.clock", "not measured");
    browser.press("j", "j", "j", Keys.ENTER);
    browser.awaitAddress("/recorders/R-7");
  }

  /** Two lines of the scale say how many pixels a second is; what is drawn must agree. */
  @Test
  void theBandAndItsEvidenceAreDrawnToScale() {
    Object wrong =
        browser.run(
            "const box = e => e.getBoundingClientRect();"
                + "return [...document.querySelectorAll('svg.clock .panel')].flatMap(panel => {"
                + "  const ticks = [...panel.querySelectorAll('.offset')].map(t =>"
                + "    ({s: Number(t.dataset.seconds), y: Number(t.getAttribute('y')) - 4}));"
                + "  const [a, b] = [ticks[0], ticks.at(-1)];"
                + "  const perSecond = (a.y - b.y) / (b.s - a.s);"
                + "  const y = s => a.y - (s - a.s) * perSecond;"
                + "  return [...panel.querySelectorAll('.measured[data-lo][data-hi]')].flatMap(m => {"
                + "    const drawn = m.querySelector('.span').getAttribute('d').match(/[\\d.]+/g).map(Number);"
                + "    const [lo, hi] = [y(Number(m.dataset.lo)), y(Number(m.dataset.hi))];"
                + "    return Math.abs(drawn[1] - lo) < 0.5 && Math.abs(drawn[2] - hi) < 0.5 ? []"
                + "      : [m.dataset.mark + ': ' + drawn + ' not ' + [lo, hi]];"
                + "  });"
                + "})");
    assertEquals(List.of(), wrong);
    assertEquals(2, browser.all("svg.clock .panel").size(), "before and after the jump of 8 h");
    assertEquals(true, browser.run(BAND_IS_AS_WIDE_AS_THE_LIVE_OFFSETS));
  }

  /** The live band between 11.0 and 13.0 s, an hour from its middle, is 2 s and the drift wide. */
  private static final String BAND_IS_AS_WIDE_AS_THE_LIVE_OFFSETS =
      "const panel = document.querySelectorAll('svg.clock .panel')[1];"
          + "const perSecond = Number(panel.dataset.perSecond);"
          + "const box = panel.querySelector('.band.is-live .area').getBBox();"
          + "return Math.abs(box.height / perSecond - 2.17) < 0.1";

  @Test
  void aJumpIsSaidInWordsAndAMeasurementOpensItsEvidence() {
    browser.awaitText(".clock-findings", "the clock jumped by +8 h at 11:05:00");
    browser.run("document.querySelector('.measured.is-satellite').focus()");
    browser.press(Keys.ENTER);
    browser.awaitText("lintel-evidence h2", "Clock measured: satellite time");
    browser.awaitText("lintel-evidence", "between +10.5 s and +13.5 s");
    browser.awaitText("lintel-evidence", "Journal entry #18237");
    browser.press(Keys.ESCAPE);
    browser.awaitGone("lintel-evidence h2");
  }

  @Test
  void theWholeBandShowsWhatWasOnlyAssumed() {
    String close = scale();
    browser.all("lintel-clock .axis-tools button").get(1).click();
    browser.await("lintel-clock .axis-tools button:last-child[aria-pressed=true]");
    assertTrue(Double.parseDouble(close) > 3 * Double.parseDouble(scale()));
  }

  private static String scale() {
    return browser.attribute("svg.clock .panel:last-child", "data-per-second");
  }

  @Test
  void aCorrectionOfCustodyShowsWhatWasBelievedBefore() {
    browser.awaitText(".custody .corrected", "T-1");
    browser.awaitText(".custody .corrected", "until journal entry #18100 corrected it");
  }

  @Test
  void daysAreTurnedByKeysAndAnEmptyDaySaysWhatWouldFillIt() {
    browser.press(Keys.ARROW_LEFT);
    browser.awaitAddress("?day=2026-11-21");
    browser.awaitText(".axis-card .empty", "Nothing measured its clock on this day");
    browser.press(Keys.ARROW_RIGHT);
    browser.awaitAddress("?day=2026-11-22");
    browser.await("svg.clock .band .area");
  }

  @Test
  void bothLanguagesAndAPhone() {
    browser.await("[data-language=zh]").click();
    browser.awaitText(".clock-says", "准确，误差不超过 1.6 秒");
    browser.await("[data-language=en]").click();
    browser.awaitText(".clock-says", "Right, to within 1.6 s.");
    browser.size(500, 844);
    assertTrue(browser.fitsSideways());
  }
}
