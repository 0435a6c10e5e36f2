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

/** The meters, and what was refused, in a real browser. */
class MetersPageTest {
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

  @Test
  void theListSaysWhatEachMeterLastToldAndOpensOne() {
    browser.open(gateway.url("/meters"));
    browser.awaitText("tr[data-meter=G-1] td.volume", "1,243.112 m³");
    browser.awaitText("tr[data-meter=G-1] td.marks", "unproven");
    browser.awaitText("tr[data-meter=G-1] td.marks", "left out");
    browser.awaitText("tr[data-meter=G-2] td.slot", "Failed");
    browser.awaitText("tr[data-meter=G-2] td.slot", "no answer");
    browser.awaitText("tr[data-meter=G-2] td.count", "35 of 37 read");
    assertEquals("–", browser.await("tr[data-meter=G-3] td.volume").getText());
    browser.press("j", "j", Keys.ENTER);
    browser.awaitAddress("/meters/G-2");
    browser.awaitText(".meter-day", "Failed");
    browser.awaitText(".meter-day", "contradicts an earlier one");
  }

  @Test
  void filtersStandInTheAddressAndCombine() {
    browser.open(gateway.url("/meters"));
    browser.await("[data-value=failed]").click();
    browser.awaitAddress("slot=failed");
    browser.await("[data-value=not_attempted]").click();
    browser.awaitAddress("slot=failed,not_attempted");
    browser.await("[data-value=unproven]").click();
    browser.awaitAddress("mark=unproven");
    assertTrue(browser.attribute("a.export", "href").contains("/api/v1/meters.csv?slot=failed"));
  }

  @Test
  void whatWasRefusedSaysWhyAndShowsItsEntry() {
    browser.open(gateway.url("/rejected"));
    browser.awaitText("tr[data-seq='18401'] td.reason", "nonsense");
    browser.awaitText("tr[data-seq='18401'] td.device", "unproven");
    browser.awaitText("tr[data-seq='18402'] td.source", "dock:DOCK-1");
    browser.press("j", Keys.ENTER);
    browser.awaitText("tr.whole", "#18402");
    assertEquals("true", browser.attribute("tr[data-seq='18402'] a.row", "aria-expanded"));
    browser.press(Keys.ESCAPE);
    browser.awaitGone("tr.whole");
  }
}
