package io.lintel.simulator.bench;

import io.lintel.simulator.transport.SerialSpeed;
import io.lintel.simulator.transport.WireLog.Passed;
import io.lintel.simulator.transport.WireLog.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far one line's byte log is from the wire, as shares of the time the wire would take.
 *
 * @param answers from the first octet of each answer to its last
 * @param exchanges from the request's arrival, through its own wire time and the silence, to the
 *     last octet of its answer
 */
record PacingErrors(String line, Errors answers, Errors exchanges) {
  /** Without signs, in order. */
  record Errors(List<Double> shares) {
    Errors {
      shares = shares.stream().sorted().toList();
    }

    double median() {
      return at(0.5);
    }

    double percentile95() {
      return at(0.95);
    }

    double most() {
      return at(1);
    }

    int count() {
      return shares.size();
    }

    /** Of several lines together. */
    static Errors all(List<Errors> each) {
      return new Errors(each.stream().flatMap(one -> one.shares.stream()).toList());
    }

    private double at(double rank) {
      return shares.isEmpty() ? 1 : shares.get((int) Math.ceil(rank * shares.size()) - 1);
    }
  }

  /**
   * @param skipped exchanges at the beginning, for warming up
   */
  static PacingErrors of(String line, List<Passed> log, SerialSpeed speed, int skipped) {
    List<Double> answers = new ArrayList<>();
    List<Double> exchanges = new ArrayList<>();
    int seen = 0;
    long asked = 0;
    int requestOctets = 0;
    for (List<Passed> burst : bursts(log)) {
      int octets = burst.stream().mapToInt(passed -> passed.bytes().length()).sum();
      if (burst.get(0).side() == Side.MASTER) {
        asked = burst.get(0).nanos();
        requestOctets = octets;
      } else if (++seen > skipped) {
        Passed first = burst.get(0);
        long end = burst.get(burst.size() - 1).nanos();
        long own = speed.nanosOf(octets) - speed.nanosOf(first.bytes().length());
        long whole = speed.nanosOf(requestOctets) + speed.silenceNanos() + speed.nanosOf(octets);
        answers.add(Math.abs(end - first.nanos() - own) / (double) speed.nanosOf(octets));
        exchanges.add(Math.abs(end - asked - whole) / (double) whole);
      }
    }
    return new PacingErrors(line, new Errors(answers), new Errors(exchanges));
  }

  private static Iterable<List<Passed>> bursts(List<Passed> log) {
    Map<Long, List<Passed>> bursts = new LinkedHashMap<>();
    log.forEach(
        passed -> bursts.computeIfAbsent(passed.burst(), fresh -> new ArrayList<>()).add(passed));
    return bursts.values();
  }
}
