package io.lintel.meter.line;

import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.reading.Quantity;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The smallest protocol that can go wrong: a question is eight times the address, an answer is the
 * address and 44 octets that all are its complement. As long as a Modbus poll of 20 registers.
 */
final class TallyDriver implements MeterDriver {
  static final int QUESTION = 8;
  static final int ANSWER = 45;

  private final Duration answerWithin;

  TallyDriver(Duration answerWithin) {
    this.answerWithin = answerWithin;
  }

  static Bytes question(int address) {
    return run(address, QUESTION);
  }

  static Bytes answer(int address) {
    return Bytes.ofUnsigned(address).plus(run(~address, ANSWER - 1));
  }

  @Override
  public Exchange read(MeterAddress address) {
    return new Asked(Integer.parseInt(address.text()));
  }

  @Override
  public Duration silence(LineSettings line) {
    return Duration.ofNanos((long) Math.ceil(38.5e9 / line.baud()));
  }

  @Override
  public Duration slowestOctet() {
    return Duration.ofMillis(10);
  }

  private static Bytes run(int octet, int times) {
    int[] octets = new int[times];
    java.util.Arrays.fill(octets, octet);
    return Bytes.ofUnsigned(octets);
  }

  private final class Asked implements Exchange {
    private final int address;
    private Bytes heard = Bytes.empty();

    private Asked(int address) {
      this.address = address;
    }

    @Override
    public Step start() {
      return new Step.Send(question(address), answerWithin);
    }

    @Override
    public Step received(Bytes chunk) {
      heard = heard.plus(chunk);
      if (heard.length() < ANSWER) {
        return new Step.Wait();
      }
      return new Step.Done(heard.equals(answer(address)) ? reading() : garbled());
    }

    @Override
    public Step timedOut() {
      return new Step.Done(heard.isEmpty() ? new PollOutcome.Silent(answerWithin) : garbled());
    }

    private PollOutcome reading() {
      return new PollOutcome.Read(
          new MeterReading(
              null,
              List.of(MeasuredValue.current(Quantity.VOLUME, BigDecimal.valueOf(address), "m3")),
              Set.of(),
              null,
              heard));
    }

    private PollOutcome garbled() {
      return new PollOutcome.Garbled(
          new Fault(Fault.Kind.CHECKSUM, 0, "expected an answer of " + address), heard);
    }
  }
}
