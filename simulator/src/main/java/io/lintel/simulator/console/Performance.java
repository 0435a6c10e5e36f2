package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.score.Score;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One day being played. Safe from any thread. */
public interface Performance {
  /** As it is planned now: a mishap that is added changes what is still to come. */
  Day day();

  Clockwork clock();

  /** Does something at one moment of the day: where the clock is ours, time stands meanwhile. */
  <T> T atOneMoment(Supplier<T> act);

  /** What goes wrong. Adding and ending take effect at once. */
  MishapBoard mishaps();

  List<Plugged> lines();

  /** Messages that left devices, phones and offices so far. */
  long sent();

  /** Whether the day has been played to its end. */
  boolean over();

  /**
   * What the gateway answers at a path of its HTTP interface. Blocks.
   *
   * @throws io.lintel.simulator.transport.Unreachable if it does not answer, or not with 200
   */
  JsonNode gateway(String path);

  URI gatewayAddress();

  /** A link that signs one browser in at the gateway's pages, once; null if there is none. */
  @Nullable URI signInLink();

  /** What the gateway made of the day so far, against the truth so far. Blocks, for seconds. */
  Score score();
}
