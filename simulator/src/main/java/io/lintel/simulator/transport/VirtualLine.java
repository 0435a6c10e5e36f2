package io.lintel.simulator.transport;

import io.lintel.simulator.device.ModbusMeter;
import java.nio.file.Path;
import java.util.List;

/** A line with meters on it, that a gateway finds under {@link #uri()}. */
public interface VirtualLine extends AutoCloseable {
  /** As it stands in the gateway's configuration. */
  String uri();

  WireLog log();

  /** The adapter is pulled out, or the link goes down. Idempotent. */
  void unplug();

  /** It is back under the same name. Idempotent. */
  void plugIn();

  /** Idempotent. */
  @Override
  void close();

  /**
   * A serial line on a pseudo-terminal, paced like a real one.
   *
   * @param name the symbolic link's name, in a fresh directory under the system's temporary one
   */
  static SerialVirtualLine serial(
      String name, int baud, Parity parity, int stopBits, List<ModbusMeter> meters) {
    return new SerialVirtualLine(
        SerialVirtualLine.freshDirectory().resolve(name),
        new SerialSpeed(baud, parity, stopBits),
        meters);
  }

  /** A serial line whose device appears as {@code link}. */
  static SerialVirtualLine serial(Path link, SerialSpeed speed, List<ModbusMeter> meters) {
    return new SerialVirtualLine(link, speed, meters);
  }

  /** Modbus TCP on a free port of 127.0.0.1. */
  static VirtualLine modbusTcp(String name, List<ModbusMeter> meters) {
    return new TcpVirtualLine(name, "tcp", new MbapFraming(meters));
  }

  /** Serial frames over TCP on a free port of 127.0.0.1; not paced. */
  static VirtualLine rtuOverTcp(String name, List<ModbusMeter> meters) {
    return new TcpVirtualLine(name, "rtu-tcp", new RtuStreamFraming(meters));
  }
}
