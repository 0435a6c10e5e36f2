package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testing.Accessible;
import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both languages, as wide as a desk's and as narrow as a phone's. */
class AccessibleTest {
  /** The pages, and what each shows once it is there. */
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("/visits", "table.visits tbody a"),
          Map.entry("/visits?outcome=FAIL,UNDECIDED", "table.visits tbody a"),
          Map.entry("/visits?q=nothing", ".empty h2"),
          Map.entry("/visits?team=north", ".asked-wrong"),
          Map.entry("/visits/V-2041", ".verdict"),
          Map.entry("/visits/V-2042", ".verdict"),
          Map.entry("/visits/V-2043", ".verdict"),
          Map.entry("/visits/V-2046", ".verdict"),
          Map.entry("/visits/" + FixtureGateway.ANYBODYS, ".lane-unproven"),
          Map.entry("/visits/none", ".empty h1"),
          Map.entry("/findings?state=open", "table.findings tbody a"),
          Map.entry("/findings/F-101", ".decide"),
          Map.entry("/orphans", "table.orphans tbody tr"),
          Map.entry("/recorders", "table.recorders tbody a"),
          Map.entry("/recorders/R-7", ".clock-part"),
          Map.entry("/meters", "table.meters tbody a"),
          Map.entry("/meters/G-2", ".meter-day table"),
          Map.entry("/rejected", "table.rejected tbody a"));

  private static FixtureGateway gateway;

  @BeforeAll
  static void open() {
    Needs.chromium();
    gateway = new FixtureGateway(0);
  }

  @AfterAll
  static void close() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest(name = "{0}, {1} wide")
  @CsvSource({"en-GB, 1280", "en-GB, 390", "zh-CN, 1280", "zh-CN, 390"})
  void axeFindsNothingSerious(String language, int width) {
    List<String> faults = new ArrayList<>();
    try (Browser browser = new Browser(language)) {
      browser.size(width, 900);
      browser.open(gateway.url("/sign-in"));
      look(browser, "/sign-in", "form", faults);
      browser.open(gateway.signInLink());
      PAGES.forEach((page, shown) -> look(browser, page, shown, faults));
      browser.open(gateway.url("/findings?state=open"));
      browser.await("tbody input.pick").click();
      browser.await(".several .decide");
      Accessible.faults(browser).forEach(fault -> faults.add("several: " + fault));
    }
    assertEquals(List.of(), faults);
  }

  private static void look(Browser browser, String page, String shown, List<String> faults) {
    browser.open(gateway.url(page));
    browser.await(shown);
    Accessible.faults(browser).forEach(fault -> faults.add(page + ": " + fault));
    if (!browser.fitsSideways()) {
      faults.add(page + ": wider than the screen");
    }
  }

  /** A phone, and a desk's page at twice its size. */
  @ParameterizedTest
  @CsvSource({"390", "640"})
  void signingOutAndTheKeysAreThereOnANarrowScreen(int width) {
    try (Browser browser = new Browser("en-GB")) {
      browser.size(width, 800);
      browser.open(gateway.signInLink());
      browser.await("table.visits tbody a");
      browser.await("[data-go=keys]").click();
      browser.awaitText("dialog[open]", "Keys on this page");
      browser.await("dialog[open] button").click();
      assertTrue(browser.await("[data-go=sign-out]").isEnabled());
      assertTrue(browser.fitsSideways());
    }
  }

  @Test
  void whatIsChosenIsTold() {
    try (Browser browser = new Browser("en-GB")) {
      browser.open(gateway.signInLink());
      browser.await("[data-value=FAIL]").click();
      browser.awaitAddress("outcome=FAIL");
      browser.await("[data-value=UNDECIDED]").click();
      browser.awaitAddress("outcome=FAIL,UNDECIDED");
      assertEquals("true", browser.attribute("[data-value=FAIL]", "aria-pressed"));
      assertEquals("true", browser.attribute("[data-value=UNDECIDED]", "aria-pressed"));
      assertEquals("false", browser.attribute("[data-value=PASS]", "aria-pressed"));
    }
  }
}
