package io.lintel.simulator.transport;

import io.lintel.simulator.fault.MeterBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Meters on a pseudo-terminal, served by a thread of the line's own. */
public final class SerialVirtualLine implements VirtualLine {
  private final Path named;
  private final SerialSpeed speed;
  private final Supplier<Bus> bus;
  private final InstantSource time;
  private final WireLog log = new WireLog();
  private Path link;
  private @Nullable Pty pty;

  SerialVirtualLine(Path link, SerialSpeed speed, MeterBus meters) {
    this(link, speed, () -> new PacedBus(meters, speed), meters.troubles().time());
  }

  /**
   * @param bus a fresh one each time it is plugged in
   */
  SerialVirtualLine(Path link, SerialSpeed speed, Supplier<Bus> bus, InstantSource time) {
    this.named = link;
    this.link = link;
    this.speed = speed;
    this.bus = bus;
    this.time = time;
    plugIn();
  }

  /** The symbolic link to open. */
  public synchronized Path path() {
    return link;
  }

  @Override
  public synchronized String uri() {
    return "serial:%s?baud=%d&parity=%s&stop=%d"
        .formatted(link, speed.baud(), speed.parity().word(), speed.stopBits());
  }

  @Override
  public WireLog log() {
    return log;
  }

  @Override
  public void plugIn() {
    plugIn(named);
  }

  /** As a kernel does that numbers its adapters anew. */
  @Override
  public void plugInRenamed() {
    plugIn(named.resolveSibling(named.getFileName() + "-2"));
  }

  private synchronized void plugIn(Path as) {
    if (pty != null) {
      return;
    }
    link = as;
    Pty fresh = Pty.open();
    pty = fresh;
    try {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, fresh.device());
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot name the virtual serial port " + link, refused);
    }
    Thread thread = new Thread(() -> serve(fresh), "sim-line-" + named.getFileName());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void unplug() {
    if (pty == null) {
      return;
    }
    try {
      Files.deleteIfExists(link);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot remove " + link, refused);
    }
    pty.close();
    pty = null;
  }

  @Override
  public void close() {
    unplug();
  }

  static Path freshDirectory() {
    try {
      return Files.createTempDirectory("lintel-lines-");
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot make a directory for virtual lines", refused);
    }
  }

  private synchronized boolean serves(Pty mine) {
    return pty == mine;
  }

  private void serve(Pty mine) {
    try {
      new LineService(mine, bus.get(), log, time).serve(() -> serves(mine));
    } catch (IOException broken) {
      throw new UncheckedIOException("the virtual serial port " + named + " broke", broken);
    }
  }
}
