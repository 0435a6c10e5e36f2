package io.lintel.meter.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import io.lintel.meter.wire.Bytes;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A serial port through jSerialComm. A blocking read returns at the first byte, but its time-out
 * has the granularity of the kernel's VTIME, a tenth of a second; so shorter waits look and park.
 */
final class SerialLinePort implements LinePort {
  private static final int VTIME_MILLIS = 100;
  private static final long VTIME_NANOS = VTIME_MILLIS * 1_000_000L;

  /**
   * How finely a wait below VTIME looks. Longer than the silence at 9600 baud, so that this costs
   * one wake-up and not several: on a busy machine each may be late.
   */
  private static final long LOOK_NANOS = 5_000_000L;

  private static final int READ_MOST = 4_096;

  private final SerialPort port;
  private final String device;
  private final byte[] buffer = new byte[READ_MOST];

  private SerialLinePort(SerialPort port, String device) {
    this.port = port;
    this.device = device;
  }

  static SerialLinePort open(LineUri.Serial uri) throws LineLost {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(uri.device());
    } catch (SerialPortInvalidPortException noDevice) {
      throw new LineLost(
          "no serial device " + uri.device() + ": is the adapter plugged in?", noDevice);
    }
    set(port, uri.settings());
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, VTIME_MILLIS, 0);
    // The default pause before opening is for Arduinos that reset; meters do not.
    if (!port.openPort(0)) {
      throw new LineLost(
          "cannot open "
              + uri.device()
              + " (system error "
              + port.getLastErrorCode()
              + "): is the adapter plugged in, may this user open it, does another program hold"
              + " it?");
    }
    return new SerialLinePort(port, uri.device());
  }

  @Override
  public Optional<String> change(LineSettings settings) throws LineLost {
    if (!set(port, settings)) {
      throw new LineLost(
          "%s did not take %s (system error %d)"
              .formatted(device, settings, port.getLastErrorCode()));
    }
    return Optional.empty();
  }

  private static boolean set(SerialPort port, LineSettings settings) {
    return port.setComPortParameters(
        settings.baud(), settings.dataBits(), stopBits(settings), parity(settings.parity()));
  }

  @Override
  public void write(Bytes frame) throws LineLost {
    byte[] octets = frame.toArray();
    int done = 0;
    while (done < octets.length) {
      int written = port.writeBytes(octets, octets.length - done, done);
      if (written <= 0) {
        throw gone("write returned " + written);
      }
      done += written;
    }
  }

  @Override
  public Bytes read(long nanos) throws LineLost {
    long until = System.nanoTime() + nanos;
    while (true) {
      long left = until - System.nanoTime();
      if (left >= VTIME_NANOS || available() > 0) {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
          throw gone("read returned " + count);
        }
        if (count > 0) {
          return Bytes.of(buffer, 0, count);
        }
      } else if (left <= 0) {
        return Bytes.empty();
      } else {
        LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
      }
    }
  }

  private int available() throws LineLost {
    int count = port.bytesAvailable();
    if (count < 0) {
      throw gone("the port no longer answers");
    }
    return count;
  }

  @Override
  public void close() {
    port.closePort();
  }

  private LineLost gone(String how) {
    return new LineLost(device + " was unplugged (" + how + ")");
  }

  private static int stopBits(LineSettings settings) {
    return settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
  }

  private static int parity(Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }
}
