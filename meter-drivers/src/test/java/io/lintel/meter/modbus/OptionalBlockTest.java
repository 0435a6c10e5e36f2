package io.lintel.meter.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A block that a reading can do without costs the reading nothing, whatever is done to it: unit 1,
 * the index in registers 0 and 1, optional blocks from 100 on, each of two registers as well.
 */
class OptionalBlockTest {
  private static final RegisterSpan INDEX = new RegisterSpan(RegisterTable.HOLDING, 0, 2);
  private static final Bytes INDEX_ANSWER = Crc16.append(Bytes.hex("01 03 04 00 12 D6 87"));
  private static final Bytes OPTIONAL_ANSWER = Crc16.append(Bytes.hex("01 03 04 00 00 00 B9"));

  private enum Deed {
    SILENT {
      @Override
      Step done(Exchange exchange) {
        return exchange.timedOut();
      }
    },
    GARBLED {
      @Override
      Step done(Exchange exchange) {
        exchange.received(Bytes.hex("01 03 04 00 00 FF B9 00 00"));
        return exchange.timedOut();
      }
    },
    CUT {
      @Override
      Step done(Exchange exchange) {
        exchange.received(Bytes.hex("01 03"));
        return exchange.timedOut();
      }
    },
    REFUSED {
      @Override
      Step done(Exchange exchange) {
        return exchange.received(Crc16.append(Bytes.hex("01 83 02")));
      }
    },
    BUSY {
      @Override
      Step done(Exchange exchange) {
        return exchange.received(Crc16.append(Bytes.hex("01 83 06")));
      }
    },
    HANGS_UP {
      @Override
      Step done(Exchange exchange) {
        return exchange.resumed().orElseThrow();
      }
    };

    abstract Step done(Exchange exchange);
  }

  @ParameterizedTest
  @EnumSource(Deed.class)
  void theIndexIsKeptWhateverIsDoneToTheOptionalBlock(Deed deed) {
    Exchange exchange = read(1);
    exchange.start();
    Step step = exchange.received(INDEX_ANSWER);
    int asked = 0;
    while (step instanceof Step.Send) {
      asked++;
      step = deed.done(exchange);
    }
    assertEquals(Bytes.hex("00 12 D6 87"), registers(step));
    assertTrue(asked <= 3, "asked " + asked + " times for what nobody needs");
  }

  @ParameterizedTest(name = "{0} unanswered at first")
  @CsvSource({"SILENT", "GARBLED", "HANGS_UP"})
  void anOptionalBlockIsAskedForOnceMore(Deed deed) {
    Exchange exchange = read(1);
    exchange.start();
    exchange.received(INDEX_ANSWER);
    assertInstanceOf(Step.Send.class, deed.done(exchange));
    assertEquals(
        Bytes.hex("00 12 D6 87 00 00 00 B9"), registers(exchange.received(OPTIONAL_ANSWER)));
  }

  @Test
  void manySilentBlocksCostNoMoreThanThreeAnswerTimes() {
    Exchange exchange = read(20);
    exchange.start();
    Step step = exchange.received(INDEX_ANSWER);
    int waits = 0;
    while (step instanceof Step.Send) {
      waits++;
      step = exchange.timedOut();
    }
    assertEquals(Bytes.hex("00 12 D6 87"), registers(step));
    assertEquals(3, waits);
  }

  @Test
  void aConverterThatHangsUpBehindEachAnswerStillGivesAllBlocks() {
    Exchange exchange = read(6);
    exchange.start();
    exchange.received(INDEX_ANSWER);
    Step step = new Step.Wait();
    for (int block = 0; block < 6; block++) {
      exchange.resumed();
      step = exchange.received(OPTIONAL_ANSWER);
    }
    assertEquals(4 + 6 * 4, registers(step).length());
  }

  /** On a serial line nothing tells whose answer it is: the late one is waited out. */
  @Test
  void aLateAnswerIsNotTakenForTheNextBlocks() {
    Exchange exchange = read(2);
    exchange.start();
    exchange.received(INDEX_ANSWER);
    exchange.timedOut();
    Step.Send next = assertInstanceOf(Step.Send.class, exchange.timedOut());
    assertEquals(Duration.ofSeconds(2), next.pause());
  }

  @Test
  void aDeadMeterWhoseOptionalBlockComesFirstIsAskedForItOnceOnly() {
    RegisterSpan late = new RegisterSpan(RegisterTable.HOLDING, 500, 2);
    Exchange exchange =
        new ModbusDriver(
                Framing.RTU,
                DeviceLimits.DEFAULT,
                List.of(INDEX, late),
                span -> span.equals(INDEX),
                image -> new PollOutcome.Written(Bytes.empty()))
            .read(new MeterAddress("1"));
    exchange.start();
    assertInstanceOf(Step.Send.class, exchange.timedOut());
    Step end = exchange.timedOut();
    assertInstanceOf(PollOutcome.Silent.class, ((Step.Done) end).outcome());
  }

  private static Exchange read(int optionalBlocks) {
    List<RegisterSpan> spans = new ArrayList<>(List.of(INDEX));
    for (int block = 0; block < optionalBlocks; block++) {
      spans.add(new RegisterSpan(RegisterTable.HOLDING, 100 + 50 * block, 2));
    }
    return new ModbusDriver(
            Framing.RTU,
            DeviceLimits.DEFAULT,
            spans,
            span -> !span.equals(INDEX),
            image -> new PollOutcome.Written(told(spans, image)))
        .read(new MeterAddress("1"));
  }

  private static Bytes told(List<RegisterSpan> spans, RegisterImage image) {
    Bytes all = Bytes.empty();
    for (RegisterSpan span : spans) {
      if (image.has(span)) {
        all = all.plus(image.octets(span));
      }
    }
    return all;
  }

  private static Bytes registers(Step step) {
    PollOutcome outcome = assertInstanceOf(Step.Done.class, step).outcome();
    return assertInstanceOf(PollOutcome.Written.class, outcome).answer();
  }
}
