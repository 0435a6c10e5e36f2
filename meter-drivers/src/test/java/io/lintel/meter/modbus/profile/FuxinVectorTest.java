package io.lintel.meter.modbus.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.meter.SharedVectors;
import io.lintel.meter.modbus.RtuTelegram;
import io.lintel.meter.modbus.RtuTelegram.Parsed;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.reading.Quantity;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** The Fuxin block as a public program for the same meter publishes it. */
class FuxinVectorTest {
  @Test
  void thePublishedBlockGivesThePublishedValues() throws IOException {
    String payloadOnly =
        SharedVectors.json("modbus/gas-maps.json").get(0).get("response_payload").text();
    Bytes payload = Bytes.hex(payloadOnly);
    Bytes frame = Crc16.append(Bytes.ofUnsigned(1, 3, payload.length()).plus(payload));

    MeterReading reading = reading(frame);

    assertPrinted("1243.1116", reading, Quantity.VOLUME_BASE);
    assertPrinted("12285686.4222", reading, Quantity.VOLUME_LINE);
    assertPrinted("2.53", reading, Quantity.FLOW_BASE);
    assertPrinted("2.5", reading, Quantity.FLOW_LINE);
    assertPrinted("21.649", reading, Quantity.TEMPERATURE);
    assertPrinted("102.212", reading, Quantity.PRESSURE);
  }

  /** The program prints its floats rounded. */
  private static void assertPrinted(String printed, MeterReading reading, Quantity quantity) {
    BigDecimal expected = new BigDecimal(printed);
    BigDecimal found = reading.current(quantity).orElseThrow().value();
    assertEquals(expected, found.setScale(expected.scale(), RoundingMode.HALF_UP));
  }

  private static MeterReading reading(Bytes frame) {
    RtuTelegram telegram =
        assertInstanceOf(Parsed.Telegram.class, RtuTelegram.parse(frame)).telegram();
    PollOutcome outcome = Profiles.shipped("fuxin").orElseThrow().interpret(telegram);
    return assertInstanceOf(PollOutcome.Read.class, outcome).reading();
  }
}
