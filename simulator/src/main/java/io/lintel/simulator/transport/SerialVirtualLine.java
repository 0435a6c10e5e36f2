package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RtuBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meters on a pseudo-terminal, served by a thread of the line's own. */
public final class SerialVirtualLine implements VirtualLine {
  /** How soon a closed line's thread notices. */
  private static final long LOOK_NANOS = 50_000_000L;

  private final Path link;
  private final SerialSpeed speed;
  private final RtuBus meters;
  private final WireLog log = new WireLog();
  private @Nullable Pty pty;

  SerialVirtualLine(Path link, SerialSpeed speed, List<ModbusMeter> meters) {
    this.link = link;
    this.speed = speed;
    this.meters = new RtuBus(meters);
    plugIn();
  }

  /** The symbolic link to open. */
  public Path path() {
    return link;
  }

  @Override
  public String uri() {
    return "serial:%s?baud=%d&parity=%s&stop=%d"
        .formatted(link, speed.baud(), speed.parity().word(), speed.stopBits());
  }

  @Override
  public WireLog log() {
    return log;
  }

  @Override
  public synchronized void plugIn() {
    if (pty != null) {
      return;
    }
    Pty fresh = Pty.open();
    pty = fresh;
    try {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, fresh.device());
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot name the virtual serial port " + link, refused);
    }
    Thread thread = new Thread(() -> serve(fresh), "sim-line-" + link.getFileName());
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
    PacedBus bus = new PacedBus(meters, speed);
    while (serves(mine)) {
      long next = bus.nextNanos();
      long wait = next == Long.MAX_VALUE ? LOOK_NANOS : next - System.nanoTime();
      Bytes heard = mine.read(Math.max(0, Math.min(wait, LOOK_NANOS)));
      long now = System.nanoTime();
      if (!heard.isEmpty()) {
        log.note(now, WireLog.Side.MASTER, heard);
        bus.heard(heard, now);
      }
      Bytes leaving = bus.leaving(now);
      if (!leaving.isEmpty()) {
        mine.write(leaving);
        log.note(now, WireLog.Side.METERS, leaving);
      }
    }
  }
}
