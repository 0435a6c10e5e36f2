package io.lintel.simulator.demo;

import io.lintel.simulator.console.NotOnThisStage;
import io.lintel.simulator.console.Performance;
import io.lintel.simulator.console.Stage;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Plays one day after another, each with a gateway and a data directory of its own: the first as
 * the command asked, the others as the console asks. Days are played on the command's thread.
 */
final class DemoStage implements Stage, AutoCloseable {
  private static final long CHANGE_SECONDS = 120;

  private final Opening opening;
  private @Nullable Wanted wanted;
  private volatile @Nullable Demo on;
  private boolean closed;

  /** Puts everything up for a day. */
  interface Opening {
    Demo open(Scenario scenario, Path data, double speed) throws IOException;
  }

  private record Wanted(
      Scenario scenario, Path data, double speed, boolean paused, CompletableFuture<Void> isOn) {}

  DemoStage(Scenario first, Path data, double speed, Opening opening) {
    this.opening = opening;
    this.wanted = new Wanted(first, data, speed, false, new CompletableFuture<>());
  }

  /** Waits until a day is wanted, and plays days until one of them has reached its end. */
  Score playNext() throws IOException, InterruptedException {
    while (true) {
      try {
        return put(take()).play();
      } catch (CutShort another) {
        // The next one is wanted already, or take() sees that it is over.
      }
    }
  }

  private synchronized Wanted take() throws InterruptedException {
    while (wanted == null) {
      if (closed) {
        throw new InterruptedException("the stage is closed");
      }
      wait();
    }
    return wanted;
  }

  private Demo put(Wanted next) throws IOException {
    Demo before = on;
    on = null;
    try {
      if (before != null) {
        before.close();
      }
      Demo demo = opening.open(next.scenario, next.data, next.speed);
      if (next.paused) {
        demo.clock().pause();
      }
      on = demo;
      next.isOn.complete(null);
      return demo;
    } catch (RuntimeException | IOException | Error failed) {
      next.isOn.completeExceptionally(failed);
      throw failed;
    } finally {
      synchronized (this) {
        wanted = null;
      }
    }
  }

  @Override
  public @Nullable Performance performance() {
    return on;
  }

  @Override
  public void start(Scenario scenario, @Nullable Double speed, boolean paused) {
    Wanted next = want(scenario, speed, paused);
    try {
      next.isOn.get(CHANGE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the next day could not be put on", failed);
    }
  }

  private synchronized Wanted want(Scenario scenario, @Nullable Double speed, boolean paused) {
    Demo present = on;
    if (wanted != null || present == null || closed) {
      throw new NotOnThisStage(
          "Another day is being put on at this moment. Ask again when it has begun.");
    }
    double pace = speed == null ? present.clock().speed() : speed;
    Wanted next = new Wanted(scenario, freshFolder(), pace, paused, new CompletableFuture<>());
    wanted = next;
    present.cutShort();
    notifyAll();
    return next;
  }

  static Path freshFolder() {
    try {
      return Files.createTempDirectory("lintel-demo-");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot make a directory for the gateway's data", e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    Demo present = on;
    if (present != null) {
      present.close();
    }
  }
}
