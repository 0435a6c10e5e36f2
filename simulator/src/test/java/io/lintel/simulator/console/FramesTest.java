package io.lintel.simulator.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.transport.WireLog.Passed;
import io.lintel.simulator.transport.WireLog.Side;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
  private final Frames frames = new Frames();

  private static Passed passed(long number, Side side, int octet, long burst) {
    return new Passed(number, 0, Instant.EPOCH, side, Bytes.ofUnsigned(octet), burst, List.of());
  }

  @Test
  void octetsOfOneBurstAreOneFrame() {
    List<Frames.Frame> told =
        frames.took(
            List.of(
                passed(1, Side.MASTER, 1, 5),
                passed(2, Side.MASTER, 2, 5),
                passed(3, Side.METERS, 3, 6),
                passed(4, Side.METERS, 4, 7)));

    assertEquals(
        List.of("0102", "03", "04"), told.stream().map(each -> each.bytes().toHex()).toList());
    assertEquals(List.of(1L, 3L, 4L), told.stream().map(Frames.Frame::number).toList());
  }

  @Test
  void aFrameThatGrowsIsToldAgainUnderItsNumber() {
    frames.took(List.of(passed(1, Side.METERS, 1, 5), passed(2, Side.METERS, 2, 5)));

    List<Frames.Frame> told = frames.took(List.of(passed(3, Side.METERS, 3, 5)));

    assertEquals("010203", told.get(0).bytes().toHex());
    assertEquals(1, told.get(0).number());
  }
}
