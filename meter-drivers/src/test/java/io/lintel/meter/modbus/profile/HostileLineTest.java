package io.lintel.meter.modbus.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.meter.modbus.Framing;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden telegram over a line that cuts, corrupts, echoes, delays and adds. */
class HostileLineTest {
  private static final int ROUNDS = 200;

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void everyChunkingGivesTheSameReading(String name) {
    Profile profile = Profiles.shipped(name).orElseThrow();
    for (GoldenTelegram golden : profile.golden()) {
      MeterReading whole = reading(profile, golden, Integer.MAX_VALUE);
      for (int size = 1; size < longest(golden); size++) {
        assertEquals(whole, reading(profile, golden, size));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void everyCutIntoTwoGivesTheSameReading(String name) {
    Profile profile = Profiles.shipped(name).orElseThrow();
    for (GoldenTelegram golden : profile.golden()) {
      MeterReading whole = reading(profile, golden, Integer.MAX_VALUE);
      Bytes answer = last(golden).answer();
      for (int cut = 0; cut <= answer.length(); cut++) {
        Exchange exchange = started(profile, golden);
        exchange.received(answer.slice(0, cut));
        Step step = exchange.received(answer.slice(cut, answer.length()));
        assertEquals(whole, assertInstanceOf(PollOutcome.Read.class, outcome(step)).reading());
      }
    }
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("profilesAndSeeds")
  void corruptionNeverThrowsAndNeverGivesAnotherReading(String name, long seed) {
    Random random = new Random(seed);
    Profile profile = Profiles.shipped(name).orElseThrow();
    for (GoldenTelegram golden : profile.golden()) {
      MeterReading whole = reading(profile, golden, Integer.MAX_VALUE);
      for (int round = 0; round < ROUNDS; round++) {
        Exchange exchange = started(profile, golden);
        Bytes hostile = hostile(last(golden), random);
        PollOutcome outcome = carried(exchange, hostile, 1 + random.nextInt(9));
        if (outcome instanceof PollOutcome.Read read) {
          assertEquals(whole, read.reading(), () -> "from " + hostile);
        }
      }
    }
  }

  private static Bytes hostile(GoldenTelegram.RequestAndAnswer frames, Random random) {
    Bytes stream = Bytes.empty();
    if (random.nextInt(3) == 0) {
      stream = stream.plus(cut(frames.request(), random));
    }
    if (random.nextInt(3) == 0) {
      stream = stream.plus(Bytes.of(new byte[random.nextInt(5)]));
    }
    if (random.nextInt(3) == 0) {
      stream = stream.plus(cut(frames.answer(), random));
    }
    stream =
        stream.plus(random.nextInt(5) == 0 ? frames.answer() : flipped(frames.answer(), random));
    if (random.nextInt(3) == 0) {
      byte[] noise = new byte[random.nextInt(12)];
      random.nextBytes(noise);
      stream = stream.plus(Bytes.of(noise));
    }
    return stream;
  }

  private static Bytes cut(Bytes frame, Random random) {
    return frame.slice(random.nextInt(3), 3 + random.nextInt(frame.length() - 2));
  }

  /** One to three flipped bits: the CRC finds them all within a frame of this length. */
  private static Bytes flipped(Bytes frame, Random random) {
    byte[] octets = frame.toArray();
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return Bytes.of(octets);
  }

  private static MeterReading reading(Profile profile, GoldenTelegram golden, int size) {
    PollOutcome outcome = carried(started(profile, golden), last(golden).answer(), size);
    return assertInstanceOf(PollOutcome.Read.class, outcome).reading();
  }

  /** A conversation that waits for its last answer. */
  private static Exchange started(Profile profile, GoldenTelegram golden) {
    MeterAddress address = new MeterAddress(String.valueOf(golden.unit()));
    Exchange exchange = profile.driver(Framing.RTU).read(address);
    exchange.start();
    for (int i = 0; i + 1 < golden.exchanges().size(); i++) {
      exchange.received(golden.exchanges().get(i).answer());
    }
    return exchange;
  }

  private static GoldenTelegram.RequestAndAnswer last(GoldenTelegram golden) {
    return golden.exchanges().get(golden.exchanges().size() - 1);
  }

  private static PollOutcome carried(Exchange exchange, Bytes stream, int size) {
    for (int at = 0; at < stream.length(); at += Math.min(size, stream.length())) {
      int end = (int) Math.min(stream.length(), (long) at + size);
      if (exchange.received(stream.slice(at, end)) instanceof Step.Done done) {
        return done.outcome();
      }
    }
    return outcome(exchange.timedOut());
  }

  private static PollOutcome outcome(Step step) {
    return assertInstanceOf(Step.Done.class, step).outcome();
  }

  private static int longest(GoldenTelegram golden) {
    return golden.exchanges().stream().mapToInt(e -> e.answer().length()).max().orElse(0);
  }

  static List<String> profiles() {
    return Profiles.names();
  }

  static Stream<Object[]> profilesAndSeeds() {
    List<Object[]> all = new ArrayList<>();
    for (String name : Profiles.names()) {
      for (long seed = 1; seed <= 10; seed++) {
        all.add(new Object[] {name, seed});
      }
    }
    return all.stream();
  }
}
