package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.simulator.console.Caller;
import io.lintel.simulator.console.Console;
import io.lintel.simulator.console.Performance;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.testing.Browser;
import io.lintel.testing.Needs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The console before a real gateway: what is done on the page is seen on the line and in slots. */
class ConsoleDemoTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  @TempDir static Path data;
  private static final StringWriter SAID = new StringWriter();
  private static DemoStage stage;
  private static Console console;
  private static Caller caller;

  @BeforeAll
  static void play() throws IOException {
    PrintWriter out = new PrintWriter(SAID, true);
    stage =
        new DemoStage(
            ScenarioFile.load("one-street"),
            data.resolve("first"),
            10,
            (day, folder, speed) -> Demo.started(day, folder, 0, speed, out));
    console = Console.opened(stage, 0, "/io/lintel/gateway/web/", System::nanoTime);
    caller = new Caller(console.address());
    Thread playing = new Thread(ConsoleDemoTest::playOn, "demo-under-test");
    playing.setDaemon(true);
    playing.start();
    await("a day is on", () -> caller.get("/state").body().path("on").asBoolean());
  }

  private static void playOn() {
    try {
      stage.playNext();
      stage.playNext();
    } catch (IOException | InterruptedException ended) {
      SAID.append(String.valueOf(ended));
    }
  }

  @AfterAll
  static void close() {
    console.close();
    stage.close();
  }

  @Test
  void aFaultPutOnALineByTheFormIsSeenInItsBytesAndInWhatTheGatewayMadeOfThem() {
    Needs.chromium();
    try (Browser browser = new Browser("en-GB")) {
      browser.open(console.address().toString());
      // Until the page has heard of the day, the button is there and disabled.
      browser.awaitText("[data-act=pause]:not([disabled])", "Pause");
      browser.await("[data-act=pause]").click();
      browser.awaitText("[data-act=pause]", "Go on");
      assertTrue(caller.get("/clock").body().path("paused").asBoolean());
      assertEquals(0, failedSlots(), "nothing has gone wrong yet");

      browser
          .await("lintel-lines [data-kind=exception]")
          .findElement(By.cssSelector(".opener"))
          .click();
      browser.await("lintel-lines [data-act=submit]").click();
      browser.awaitText("lintel-lines .standing", "exception");
      browser.await("input[name=speed]").clear();
      browser.await("input[name=speed]").sendKeys("600");
      browser.await("[data-act=speed]").click();
      browser.await("[data-act=pause]").click();

      browser.awaitText(".frames .tag", "exception");
      await("a slot fails", () -> failedSlots() > 0);
      await("visits stand beside verdicts", () -> agreeing() > 0);
      browser.await(".visit[data-agreement=agrees]");
    }
  }

  @Test
  void anotherDayBeginsBehindTheSameConsole() {
    Caller.Answer started = caller.post("/start", "{\"seed\":7,\"paused\":true,\"speed\":60}");

    assertEquals(200, started.status(), started.body() + SAID.toString());
    assertEquals(7, started.body().path("seed").asLong());
    assertTrue(started.body().path("clock").path("paused").asBoolean());
    assertEquals(0, caller.get("/visits").body().path("items").size());
    assertFalse(caller.post("/sign-in", "{}").body().path("link").asText().isEmpty());
  }

  private static long failedSlots() {
    Performance on = Objects.requireNonNull(stage.performance());
    JsonNode slots = on.gateway("/api/v1/slots?outcome=failed");
    return slots.path("items").size();
  }

  private static long agreeing() {
    return caller.get("/visits").body().path("counts").path("agrees").asLong();
  }

  private static void await(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain until " + what + "\n" + SAID);
      }
      Thread.onSpinWait();
    }
  }
}
