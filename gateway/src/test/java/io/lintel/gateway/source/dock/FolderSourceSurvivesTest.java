package io.lintel.gateway.source.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.MishapJournal;
import io.lintel.gateway.MishapTime;
import io.lintel.gateway.MishapTime.Call;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.config.DockConfig.WatchedFolder;
import io.lintel.gateway.docking.Station;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is thrown from inside a look at the folders, they are looked at again. */
class FolderSourceSurvivesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final SteppedTime clock = new SteppedTime(Instant.parse("2026-11-20T10:00:00Z"));
  private final MishapTime time = new MishapTime(clock);
  private FolderSource source;

  @BeforeEach
  void deploy() {
    Station station = new Station("DOCK-1", DialectFile.shipped("gat-947"), ZONE);
    source =
        new FolderSource(
            DockConfig.usual(ZONE).watching(List.of(new WatchedFolder(folder, station))),
            new MishapJournal(),
            time,
            new SimpleMeterRegistry());
    vertx.deployVerticle(source).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  /** Lets the alarm ring that was set, and waits for the next. */
  private void look() throws InterruptedException {
    Instant due = time.nextAlarm();
    clock.advance(Duration.between(clock.instant(), due));
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void itLooksAgain(Call call) throws Exception {
    look();
    Instant due = time.nextAlarm();
    time.failIn(call);
    clock.advance(Duration.between(clock.instant(), due));
    look();
    assertTrue(time.isOver());
    look();
    look();
    time.nextAlarm();
    assertEquals("ready", source.notReadyBecause().orElse("ready"));
  }

  @Test
  void aLookThatFailedIsSaidUntilOneGoesWell() throws Exception {
    Instant due = time.nextAlarm();
    time.failIn(Call.INSTANT);
    clock.advance(Duration.between(clock.instant(), due));
    due = time.nextAlarm();
    String said = source.notReadyBecause().orElse("ready");
    assertTrue(said.contains("looking at the dock folders fails since"), said);
    clock.advance(Duration.between(clock.instant(), due));
    time.nextAlarm();
    assertEquals("ready", source.notReadyBecause().orElse("ready"));
  }
}
