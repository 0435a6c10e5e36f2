package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.bench.LineBench;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bench on a small scale; how near it comes to the limit is for a quiet machine to say. */
class LineSpeedTest {
  @ParameterizedTest
  @EnumSource(
      value = Parity.class,
      names = {"NONE", "EVEN"})
  void twelveMetersAreReadWithoutAFailureAndNeverFasterThanTheWireAllows(Parity parity)
      throws InterruptedException {
    LineBench.Figure figure = LineBench.measure(parity, 2);
    assertEquals(0, figure.failed());
    assertTrue(figure.ratio() <= 1.001, "faster than the wire: " + figure);
    assertTrue(figure.ratio() > 0.5, "less than half of what the wire allows: " + figure);
  }
}
