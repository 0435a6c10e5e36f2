package io.lintel.simulator.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.lintel.meter.wire.Bytes;
import java.nio.file.Path;

/**
 * A pseudo-terminal, made without root. Programs open {@link #device()} as a serial port; this side
 * reads and writes the other end. The device's end is held open here too, so that a program may
 * come and go; {@link #close} is the adapter being pulled out.
 */
final class Pty implements Channel, AutoCloseable {
  private static final int READ_MOST = 4_096;
  private static final long SECOND = 1_000_000_000L;

  private final int master;
  private final int slave;
  private final Path device;
  private final Memory buffer = new Memory(READ_MOST);
  private final Memory pollFd = new Memory(8);
  private final Memory timespec = new Memory(16);
  private boolean closed;

  private Pty(int master, int slave, Path device) {
    this.master = master;
    this.slave = slave;
    this.device = device;
    pollFd.setInt(0, master);
    pollFd.setShort(4, Libc.POLLIN);
  }

  /**
   * @throws IllegalStateException if this system has no pseudo-terminals to give
   */
  static Pty open() {
    try {
      int master = Libc.C.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC);
      Libc.C.grantpt(master);
      Libc.C.unlockpt(master);
      byte[] name = new byte[128];
      Libc.C.ptsname_r(master, name, name.length);
      String device = Native.toString(name);
      int slave = Libc.C.open(device, Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC);
      makeRaw(slave);
      return new Pty(master, slave, Path.of(device));
    } catch (LastErrorException | UnsatisfiedLinkError refused) {
      throw new IllegalStateException(
          "expected a pseudo-terminal from posix_openpt, found: " + refused.getMessage(), refused);
    }
  }

  Path device() {
    return device;
  }

  /** Waits up to {@code nanos}; empty if nothing came, or if the terminal was closed meanwhile. */
  @Override
  public synchronized Bytes read(long nanos) {
    if (closed) {
      return Bytes.empty();
    }
    timespec.setLong(0, nanos / SECOND);
    timespec.setLong(8, nanos % SECOND);
    try {
      if (Libc.C.ppoll(pollFd, 1, timespec, Pointer.NULL) <= 0) {
        return Bytes.empty();
      }
      long count = Libc.C.read(master, buffer, READ_MOST);
      return count <= 0 ? Bytes.empty() : Bytes.of(buffer.getByteArray(0, (int) count));
    } catch (LastErrorException interrupted) {
      return Bytes.empty();
    }
  }

  @Override
  public synchronized void write(Bytes bytes) {
    if (!closed && !bytes.isEmpty()) {
      Libc.C.write(master, bytes.toArray(), bytes.length());
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Libc.C.close(slave);
      Libc.C.close(master);
    }
  }

  /** No echo, no line editing, no translation of any octet. */
  private static void makeRaw(int fd) {
    Memory termios = new Memory(Libc.TERMIOS_OCTETS);
    Libc.C.tcgetattr(fd, termios);
    Libc.C.cfmakeraw(termios);
    Libc.C.tcsetattr(fd, Libc.TCSANOW, termios);
  }
}
