package io.lintel.gateway.jt808;

import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages that come in sub-packages (4.4.4), of one connection. A message is whole when every part
 * is there, in whatever order they came; the parts are acknowledged with the whole, for a part
 * alone is nothing that could be kept.
 */
public final class Parts {
  /** Parts of one message; 64 kB is far more than a batch of positions takes. */
  public static final int MOST_PARTS = 64;

  /** Messages that wait for parts; the one that has waited longest is given up for another. */
  public static final int MOST_UNDERWAY = 2;

  private final Map<Key, TreeMap<Integer, Message>> underway = new LinkedHashMap<>();

  /** Parts of one message have consecutive serials: the first's tells them from the next's. */
  private record Key(int messageId, int firstSerial, int parts) {}

  /**
   * @param whole the message with its first part's header
   * @param parts the headers of all its parts, each to be answered
   */
  public record Joined(Message whole, List<Header> parts) {
    public Joined {
      parts = List.copyOf(parts);
    }
  }

  /** The whole message if {@code part} was the last one missing; else null. */
  public @Nullable Joined add(Message part) {
    Header header = part.header();
    int first = header.serial() - (header.part() - 1) & 0xFFFF;
    Key key = new Key(header.messageId(), first, header.parts());
    if (!underway.containsKey(key) && underway.size() >= MOST_UNDERWAY) {
      underway.remove(underway.keySet().iterator().next());
    }
    TreeMap<Integer, Message> got = underway.computeIfAbsent(key, fresh -> new TreeMap<>());
    got.put(header.part(), part);
    if (got.size() < header.parts()) {
      return null;
    }
    underway.remove(key);
    List<Header> headers = new ArrayList<>(got.size());
    Bytes body = Bytes.empty();
    for (Message one : got.values()) {
      headers.add(one.header());
      body = body.plus(one.body());
    }
    return new Joined(new Message(headers.get(0), body), headers);
  }
}
