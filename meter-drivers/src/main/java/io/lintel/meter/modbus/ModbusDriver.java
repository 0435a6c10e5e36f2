package io.lintel.meter.modbus;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads and writes one kind of Modbus meter. What the registers mean is the caller's to say; how
 * they are asked for, and what may be believed of what comes back, is known here.
 */
public final class ModbusDriver implements MeterDriver {
  private static final int LAST_TRANSACTION = 0xFFFF;
  private static final long SECOND = 1_000_000_000L;

  /** Modbus over serial line V1.02, 2.5.1.1: above 19,200 baud the silence is fixed. */
  private static final int FASTEST_WITH_COUNTED_SILENCE = 19_200;

  private static final Duration FIXED_SILENCE = Duration.ofNanos(1_750_000);

  /** 3.5 characters of 11 bits: the standard counts 11 whatever the parity is. */
  private static final double SILENT_BITS = 3.5 * 11;

  private static final Duration SLOWEST_OCTET = Duration.ofMillis(10);

  private final Framing framing;
  private final DeviceLimits limits;
  private final List<RegisterSpan> plan;
  private final Predicate<RegisterSpan> optional;
  private final Function<RegisterImage, PollOutcome> meaning;
  private int lastTransaction;

  /** For a device that must answer every request. */
  public ModbusDriver(
      Framing framing,
      DeviceLimits limits,
      Collection<RegisterSpan> wanted,
      Function<RegisterImage, PollOutcome> meaning) {
    this(framing, limits, wanted, span -> false, meaning);
  }

  /**
   * @param wanted the registers of each value; never split over two requests
   * @param optional whether a reading can do without all of the registers of one request; the
   *     device may then refuse it or leave it unanswered, and the image lacks them
   * @param meaning turns the registers into an outcome
   */
  public ModbusDriver(
      Framing framing,
      DeviceLimits limits,
      Collection<RegisterSpan> wanted,
      Predicate<RegisterSpan> optional,
      Function<RegisterImage, PollOutcome> meaning) {
    this.framing = framing;
    this.limits = limits;
    this.plan = RegisterPlan.covering(wanted, limits.maxRegisters(), limits.maxGap());
    this.optional = optional;
    this.meaning = meaning;
    if (plan.isEmpty()) {
      throw new IllegalArgumentException("expected at least one register to read");
    }
  }

  /** What is asked for, request by request. */
  public List<RegisterSpan> plan() {
    return plan;
  }

  @Override
  public Exchange read(MeterAddress address) {
    int unit = UnitAddress.parse(address, framing);
    List<Conversation.Put> questions =
        plan.stream()
            .map(
                span ->
                    new Conversation.Put(envelope(Question.read(unit, span)), optional.test(span)))
            .toList();
    return new Conversation(questions, limits, false, this::conclude);
  }

  /**
   * A conversation that writes, ending in {@link PollOutcome.Written}.
   *
   * @param lineEchoes our own octets come back to us. Needed for function code 06 only, whose
   *     answer equals its request: on such a line the first copy proves nothing
   */
  public Exchange write(MeterAddress address, RegisterWrite write, boolean lineEchoes) {
    int unit = UnitAddress.parse(address, framing);
    return new Conversation(
        List.of(new Conversation.Put(envelope(Question.write(unit, write)), false)),
        limits,
        lineEchoes,
        answers -> new PollOutcome.Written(answers.get(0).orElseThrow().frame()));
  }

  @Override
  public Duration silence(LineSettings line) {
    return line.baud() > FASTEST_WITH_COUNTED_SILENCE
        ? FIXED_SILENCE
        : Duration.ofNanos((long) Math.ceil(SILENT_BITS * SECOND / line.baud()));
  }

  /** Serial servers and radio links put gaps into a frame that the standard does not know. */
  @Override
  public Duration slowestOctet() {
    return SLOWEST_OCTET;
  }

  private PollOutcome conclude(List<Optional<Envelope.Answer>> answers) {
    RegisterImage image = new RegisterImage();
    for (int i = 0; i < answers.size(); i++) {
      RegisterSpan span = plan.get(i);
      answers.get(i).ifPresent(answer -> add(image, span, answer));
    }
    return meaning.apply(image);
  }

  private static void add(RegisterImage image, RegisterSpan span, Envelope.Answer answer) {
    int octetsAt = answer.pduAt() + 2;
    Bytes octets = answer.frame().slice(octetsAt, octetsAt + 2 * span.count());
    image.add(span, octets, answer.frame(), octetsAt);
  }

  private Envelope envelope(Question question) {
    return framing == Framing.TCP
        ? new TcpEnvelope(question, nextTransaction(), limits.lenient())
        : new RtuEnvelope(question, limits.bears(Leniency.UNIT));
  }

  /** Never 0: runs of zero octets are the commonest noise. */
  private synchronized int nextTransaction() {
    lastTransaction = lastTransaction == LAST_TRANSACTION ? 1 : lastTransaction + 1;
    return lastTransaction;
  }
}
