package io.lintel.gateway.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Many messages of one device as evidence about its clock, kept as columns: days have millions. */
public final class SendingLog {
  /** For {@link #add}: the message has no journal number of its own. */
  public static final long NOT_JOURNALED = -1;

  private long[] seqs;
  private long[] shown;
  private long[] received;
  private long[] roundTrips;
  private int size;

  public SendingLog(int capacity) {
    seqs = new long[capacity];
    shown = new long[capacity];
    received = new long[capacity];
    roundTrips = new long[capacity];
  }

  public static SendingLog of(List<Sending> sendings) {
    SendingLog log = new SendingLog(sendings.size());
    for (Sending sending : sendings) {
      log.add(NOT_JOURNALED, sending);
    }
    return log;
  }

  public void add(long seq, Sending sending) {
    add(seq, sending.shown(), sending.received(), sending.roundTrip());
  }

  /** In microseconds, as in {@link Sending}. */
  public void add(long seq, long shows, long came, long roundTrip) {
    if (size == seqs.length) {
      int more = Math.max(8, size * 2);
      seqs = Arrays.copyOf(seqs, more);
      shown = Arrays.copyOf(shown, more);
      received = Arrays.copyOf(received, more);
      roundTrips = Arrays.copyOf(roundTrips, more);
    }
    seqs[size] = seq;
    shown[size] = shows;
    received[size] = came;
    roundTrips[size] = roundTrip;
    size++;
  }

  public int size() {
    return size;
  }

  public long seq(int i) {
    return seqs[i];
  }

  public long shown(int i) {
    return shown[i];
  }

  public long received(int i) {
    return received[i];
  }

  long roundTrip(int i) {
    return roundTrips[i];
  }

  /** How far the device's clock is ahead at least: the message came after it was sent. */
  public long lead(int i) {
    return shown[i] - received[i];
  }

  /** Those from {@code from} up to {@code to}, exclusive. */
  public SendingLog part(int from, int to) {
    SendingLog part = new SendingLog(to - from);
    for (int i = from; i < to; i++) {
      part.add(seqs[i], shown[i], received[i], roundTrips[i]);
    }
    return part;
  }

  /** In the order in which they came. */
  SendingLog byReceipt() {
    for (int i = 1; i < size; i++) {
      if (received[i] < received[i - 1]
          || (received[i] == received[i - 1] && shown[i] < shown[i - 1])) {
        return sorted(
            Comparator.<Integer>comparingLong(at -> received[at])
                .thenComparingLong(at -> shown[at])
                .thenComparingLong(at -> seqs[at]));
      }
    }
    return this;
  }

  /** In the order of the device's clock. */
  SendingLog byShown() {
    for (int i = 1; i < size; i++) {
      if (shown[i] < shown[i - 1]) {
        return sorted(
            Comparator.<Integer>comparingLong(at -> shown[at])
                .thenComparingLong(at -> received[at])
                .thenComparingLong(at -> seqs[at]));
      }
    }
    return this;
  }

  /** The rare case: most devices send in order. */
  private SendingLog sorted(Comparator<Integer> order) {
    List<Integer> places = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      places.add(i);
    }
    places.sort(order);
    SendingLog sorted = new SendingLog(size);
    for (int at : places) {
      sorted.add(seqs[at], shown[at], received[at], roundTrips[at]);
    }
    return sorted;
  }
}
