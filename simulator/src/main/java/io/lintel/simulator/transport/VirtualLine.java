package io.lintel.simulator.transport;

import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.replay.Repertoire;
import io.lintel.simulator.replay.ReplayLine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A line with meters on it, that a gateway finds under {@link #uri()}. */
public interface VirtualLine extends AutoCloseable {
  /** As it stands in the gateway's configuration. */
  String uri();

  WireLog log();

  /** The adapter is pulled out, or the link goes down. Idempotent. */
  void unplug();

  /** It is back under the same name. Idempotent. */
  void plugIn();

  /**
   * It is back, under another name where the kind of line has names that can change. Idempotent.
   */
  default void plugInRenamed() {
    plugIn();
  }

  /** Idempotent. */
  @Override
  void close();

  /** What {@code meters} are reached over, at {@code speed}, which Modbus TCP does not have. */
  static VirtualLine of(MeterBus meters, SerialSpeed speed) {
    return switch (meters.wire()) {
      case SERIAL ->
          new SerialVirtualLine(
              SerialVirtualLine.freshDirectory().resolve(meters.line()), speed, meters);
      case RTU_TCP -> new TcpVirtualLine(meters, () -> new PacedBus(meters, speed));
      case TCP -> new TcpVirtualLine(meters, () -> new RequestStream(meters));
    };
  }

  /**
   * Meters that say what was captured of them.
   *
   * @param begin the moment that captured times are counted from
   */
  static VirtualLine replaying(ReplayLine line, Instant begin, InstantSource time) {
    Repertoire repertoire = new Repertoire(line);
    Parity parity = Parity.valueOf(line.parity().toUpperCase(Locale.ROOT));
    SerialSpeed speed = new SerialSpeed(line.baud(), parity, 1);
    Supplier<Bus> bus = () -> new ReplayBus(repertoire, line.frames(), speed, begin, time);
    return switch (line.frames()) {
      case SERIAL ->
          new SerialVirtualLine(
              SerialVirtualLine.freshDirectory().resolve(line.id()), speed, bus, time);
      case TCP -> new TcpVirtualLine(line.id(), Wire.TCP, bus, time);
    };
  }

  /**
   * A serial line of healthy meters on a pseudo-terminal, paced like a real one.
   *
   * @param name the symbolic link's name, in a fresh directory under the system's temporary one
   */
  static SerialVirtualLine serial(
      String name, int baud, Parity parity, int stopBits, List<ModbusMeter> meters) {
    return serial(
        SerialVirtualLine.freshDirectory().resolve(name),
        new SerialSpeed(baud, parity, stopBits),
        meters);
  }

  /** A serial line of healthy meters whose device appears as {@code link}. */
  static SerialVirtualLine serial(Path link, SerialSpeed speed, List<ModbusMeter> meters) {
    return new SerialVirtualLine(
        link, speed, MeterBus.healthy(link.getFileName().toString(), Wire.SERIAL, meters));
  }

  /** Healthy meters behind Modbus TCP on a free port of 127.0.0.1. */
  static VirtualLine modbusTcp(String name, List<ModbusMeter> meters) {
    return of(MeterBus.healthy(name, Wire.TCP, meters), SerialSpeed.FAST);
  }

  /** Healthy meters behind a converter of serial frames on a free port of 127.0.0.1. */
  static VirtualLine rtuOverTcp(String name, List<ModbusMeter> meters) {
    return of(MeterBus.healthy(name, Wire.RTU_TCP, meters), SerialSpeed.FAST);
  }
}
