package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Somebody comes for the first time, with a Chinese browser and without having signed in. */
class SignInTest {
  @Test
  void thePageAsksForTheTokenThenShowsWhatWasAskedForInTheLanguageThatWasChosen() {
    Needs.chromium();
    try (FixtureGateway gateway = new FixtureGateway(0);
        Browser browser = new Browser("zh-CN")) {
      browser.open(gateway.url("/visits/V-2041"));
      assertEquals("zh-CN", browser.run("return document.documentElement.lang"));
      browser.awaitText("form button", "登录");
      browser.awaitText(".asked", "登录后将显示您要访问的页面");
      browser.await("#token").sendKeys("a guess" + Keys.ENTER);
      browser.awaitText(".wrong", "这不是本网关的令牌");
      browser.await("#token").clear();
      browser.await("#token").sendKeys(FixtureGateway.TOKEN + Keys.ENTER);
      browser.awaitText("h1", "记录仪在敲门后 20 秒开启");

      browser.await("[data-language=en]").click();
      browser.awaitText("h1", "Recorder on 20 s after the knock");
      browser.open(gateway.url("/visits"));
      browser.awaitText("h1", "Visits");
    }
  }
}
