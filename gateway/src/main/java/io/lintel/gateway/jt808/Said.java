package io.lintel.gateway.jt808;

import io.lintel.meter.spi.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a terminal's message means. */
public sealed interface Said {
  /**
   * 0x0100. The fields of 2011, 2013 and 2019 differ in length alone.
   *
   * @param terminal the maker's number for the device
   * @param plate on vehicles; empty for what a person carries
   */
  record Register(String manufacturer, String model, String terminal, String plate)
      implements Said {}

  /** 0x0102: the code that the registration was answered with, or that was typed in. */
  record Authenticate(String code) implements Said {}

  /** 0x0002 */
  record Heartbeat() implements Said {}

  /** 0x0003: the terminal gives its registration up. */
  record Logout() implements Said {}

  /** 0x0200 */
  record At(Position position) implements Said {}

  /**
   * 0x0704.
   *
   * @param blindArea whether these are positions that could not be sent at their time
   * @param trouble what of the batch as a whole is wrong, or null; its items hold all the same
   */
  record Batch(boolean blindArea, List<Item> items, @Nullable Fault trouble) implements Said {
    public Batch {
      items = List.copyOf(items);
    }
  }

  /** 0x0001: an answer to one of our own messages; it is not answered. */
  record Acknowledged() implements Said {}

  /** A message that Lintel has no use for. */
  record Unknown(int messageId) implements Said {}
}
