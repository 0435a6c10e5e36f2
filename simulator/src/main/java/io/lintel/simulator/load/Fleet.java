package io.lintel.simulator.load;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.load.PayloadKind.Device;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The devices of a load and what each says in its turn. Nothing is kept for a device: its dial and
 * its counter follow from its number and from how often its turn has come, so that a hundred
 * thousand of them need no memory and the same seed says the same.
 */
final class Fleet {
  private static final int DEALT = 1_000;
  private static final int READINGS_OF_A_CATCH_UP = 4;
  private static final long APART_MILLIS = 15 * 60 * 1_000L;
  private static final long FULLEST_DIAL_LITRES = 20_000_000;
  private static final int LITRES_BETWEEN = 3;

  private static final byte[] METERS = Ascii.constant("lintel/v1/meters/L-");
  private static final byte[] READINGS = Ascii.constant("/readings");
  private static final byte[] RECORDERS = Ascii.constant("lintel/v1/recorders/LR-");
  private static final byte[] EVENTS = Ascii.constant("/events");
  private static final byte[] AT = Ascii.constant("{\"at\":\"");
  private static final byte[] SEQ = Ascii.constant("\",\"seq\":");
  private static final byte[] VOLUME = Ascii.constant(",\"volume_m3\":\"");
  private static final byte[] POINT = Ascii.constant(".");
  private static final byte[] END = Ascii.constant("\"}");
  private static final byte[] OPEN = Ascii.constant("[");
  private static final byte[] NEXT = Ascii.constant(",");
  private static final byte[] CLOSE = Ascii.constant("]");
  private static final byte[] ALIVE =
      Ascii.constant(",\"type\":\"heartbeat\",\"recording\":true,\"battery_pct\":");
  private static final byte[] BRACE = Ascii.constant("}");
  private static final byte[] HERE =
      Ascii.constant(",\"type\":\"position\",\"position\":{\"lat\":36.6");
  private static final byte[] EAST = Ascii.constant(",\"lon\":117.0");
  private static final byte[] CLOSELY = Ascii.constant(",\"accuracy_m\":8}}");

  private final LoadPlan plan;
  private final DialTime time = new DialTime();
  private final List<PayloadKind> ofMeters;
  private final List<PayloadKind> ofRecorders;

  Fleet(LoadPlan plan) {
    this.plan = plan;
    this.ofMeters = dealt(Device.METER);
    this.ofRecorders = dealt(Device.RECORDER);
  }

  private List<PayloadKind> dealt(Device device) {
    Map<PayloadKind, Double> shares = new EnumMap<>(PayloadKind.class);
    shares.putAll(plan.payloads());
    shares.keySet().removeIf(kind -> kind.device() != device);
    return Dice.ofSeed(plan.seed()).fork("payloads of a " + device).dealt(shares, DEALT);
  }

  /** How many devices share {@code connection}: it is every so many-th, counted from its number. */
  int devicesOn(int connection) {
    return (plan.devices() - connection + plan.connections() - 1) / plan.connections();
  }

  /**
   * The {@code count}-th message of a connection.
   *
   * @param epochMillis when it is meant to be sent
   */
  void write(int connection, long count, long epochMillis, Ascii topic, Ascii payload) {
    int sharing = devicesOn(connection);
    int device = connection + (int) (count % sharing) * plan.connections();
    long turn = count / sharing;
    boolean recorder = recordersBefore(device + 1) > recordersBefore(device);
    List<PayloadKind> kinds = recorder ? ofRecorders : ofMeters;
    PayloadKind kind = kinds.get((int) ((device + turn) % DEALT));
    topic.clear();
    payload.clear();
    if (recorder) {
      long number = recordersBefore(device);
      topic.text(RECORDERS).padded(number, 5).text(EVENTS);
      event(kind, number, turn, epochMillis, payload);
    } else {
      long number = device - recordersBefore(device);
      topic.text(METERS).padded(number, 6).text(READINGS);
      readings(kind, number, turn, epochMillis, payload);
    }
  }

  /** Recorders lie evenly among the meters. */
  private long recordersBefore(int device) {
    return (long) device * plan.recorders() / plan.devices();
  }

  private void readings(PayloadKind kind, long meter, long turn, long at, Ascii out) {
    long last = turn * READINGS_OF_A_CATCH_UP + READINGS_OF_A_CATCH_UP;
    if (kind == PayloadKind.READING) {
      reading(meter, last, at, out);
      return;
    }
    out.text(OPEN);
    for (int back = READINGS_OF_A_CATCH_UP - 1; back >= 0; back--) {
      reading(meter, last - back, at - back * APART_MILLIS, out);
      if (back > 0) {
        out.text(NEXT);
      }
    }
    out.text(CLOSE);
  }

  private void reading(long meter, long seq, long at, Ascii out) {
    long litres = meter * 7_919 % FULLEST_DIAL_LITRES + seq * LITRES_BETWEEN;
    time.write(out.text(AT), at);
    out.text(SEQ).number(seq).text(VOLUME).number(litres / 1_000).text(POINT);
    out.padded(litres, 3).text(END);
  }

  private void event(PayloadKind kind, long recorder, long turn, long at, Ascii out) {
    time.write(out.text(AT), at);
    out.text(SEQ).number(turn + 1);
    if (kind == PayloadKind.HEARTBEAT) {
      out.text(ALIVE).number(100 - turn % 80).text(BRACE);
    } else {
      out.text(HERE).padded(recorder, 4).text(EAST).padded(recorder + turn, 4).text(CLOSELY);
    }
  }
}
