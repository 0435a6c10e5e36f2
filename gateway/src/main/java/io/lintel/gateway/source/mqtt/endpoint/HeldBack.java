package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.journal.Journal.JournalRefuses;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.source.intray.Intray;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has published and may not be taken yet. A device beyond its quota has its
 * connection wait: nothing more is read from it, and what was read already, no more than a socket's
 * buffer, waits in its order. What the disk's reserve is kept from waits beside the connection,
 * which is read on for the evidence that may follow. Nothing of it is acknowledged.
 */
final class HeldBack {
  private final Intray intray;
  private final LongSupplier nanos;
  private final Queue<Message> inOrder = new ArrayDeque<>();
  private final Queue<Message> aside = new ArrayDeque<>();
  private long offerInOrderAt;
  private @Nullable String stranger;

  private record Message(List<Observation> observations, int bytes, Runnable kept) {}

  HeldBack(Intray intray, LongSupplier nanos) {
    this.intray = intray;
    this.nanos = nanos;
  }

  /** Its sender proved nothing, and comes from {@code address}. */
  void strangerFrom(String address) {
    stranger = address;
  }

  /** Whether the connection has to wait. */
  boolean stops() {
    return !inOrder.isEmpty();
  }

  /**
   * Puts a message in, or keeps it back.
   *
   * @param bytes of the payload
   * @param kept runs when it is durable
   * @return why it is kept back now; null where it is put in, or waits behind others
   */
  @Nullable JournalRefuses take(List<Observation> observations, int bytes, Runnable kept) {
    if (stops()) {
      inOrder.add(new Message(observations, bytes, kept));
      return null;
    }
    JournalRefuses refusal = offer(observations, bytes, kept);
    if (refusal != null) {
      keep(new Message(observations, bytes, kept), refusal, nanos.getAsLong());
    }
    return refusal;
  }

  private void keep(Message message, JournalRefuses refusal, long now) {
    if (!putAside(message, refusal)) {
      inOrder.add(message);
      offerInOrderAt = now + refusal.retryAfter().toNanos();
    }
  }

  private @Nullable JournalRefuses offer(List<Observation> observations, int bytes, Runnable kept) {
    JournalRefuses refusal = intray.charge(observations, stranger);
    if (refusal == null) {
      intray.put(observations, bytes, kept);
    }
    return refusal;
  }

  private boolean putAside(Message message, JournalRefuses refusal) {
    if (refusal.ground() != JournalRefuses.Ground.RESERVE || !intray.setAside(message.bytes())) {
      return false;
    }
    aside.add(message);
    return true;
  }

  /** Each second: offers again what has waited long enough. */
  void tick(long now) {
    offerAside();
    if (!inOrder.isEmpty() && now - offerInOrderAt >= 0) {
      offerInOrder(now);
    }
  }

  /** They are all of little weight: the first that is refused speaks for the others. */
  private void offerAside() {
    for (Message next = aside.peek(); next != null; next = aside.peek()) {
      if (offer(next.observations(), next.bytes(), next.kept()) != null) {
        return;
      }
      intray.takenUp(aside.remove().bytes());
    }
  }

  private void offerInOrder(long now) {
    for (Message next = inOrder.peek(); next != null; next = inOrder.peek()) {
      JournalRefuses refusal = offer(next.observations(), next.bytes(), next.kept());
      if (refusal != null && !putAside(next, refusal)) {
        offerInOrderAt = now + refusal.retryAfter().toNanos();
        return;
      }
      inOrder.remove();
    }
  }

  /** The connection is gone: nobody was told that any of it was taken, and it will come again. */
  void drop() {
    aside.forEach(message -> intray.takenUp(message.bytes()));
    aside.clear();
    inOrder.clear();
  }
}
