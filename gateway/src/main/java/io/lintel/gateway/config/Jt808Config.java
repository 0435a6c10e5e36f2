package io.lintel.gateway.config;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where terminals of JT/T 808 connect, and who they are.
 *
 * @param anyone whether a terminal that is not listed may register; it is then the recorder that
 *     its phone number names
 * @param idle a connection on which nothing comes for so long is closed
 * @param hold a number stays so long the terminal's that has it, though nothing is heard of it
 * @param batteryExtra the additional item of a position that holds the battery in percent, or null
 * @param terminals by phone number without leading zeros
 */
public record Jt808Config(
    ListenAddress listen,
    boolean anyone,
    Duration idle,
    Duration hold,
    @Nullable Integer batteryExtra,
    Map<String, Terminal> terminals) {
  public Jt808Config {
    terminals = Map.copyOf(terminals);
  }

  /**
   * @param key what the terminal authenticates with; null: what its registration was answered with
   */
  public record Terminal(String recorder, @Nullable Secret key) {}
}
