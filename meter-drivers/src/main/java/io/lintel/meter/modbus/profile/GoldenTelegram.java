package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.Framing;
import io.lintel.meter.reading.DeviceIdentity;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it stands on a serial line, and the reading it must give.
 *
 * @param unit who is asked
 * @param exchanges whole RTU frames with their CRCs, in order
 * @param values each as {@code quantity value unit}, in the profile's order
 * @param status in any order
 */
public record GoldenTelegram(
    int unit,
    List<RequestAndAnswer> exchanges,
    List<String> values,
    Set<String> status,
    @Nullable LocalDateTime at,
    @Nullable String serial) {

  /** One request and its answer. */
  public record RequestAndAnswer(Bytes request, Bytes answer) {}

  public GoldenTelegram {
    exchanges = List.copyOf(exchanges);
    values = List.copyOf(values);
    status = Set.copyOf(status);
  }

  /** In what {@code profile} does not live up to this telegram; empty if it does. */
  public Optional<String> difference(Profile profile) {
    Exchange exchange = profile.driver(Framing.RTU).read(new MeterAddress(String.valueOf(unit)));
    Step step = exchange.start();
    for (RequestAndAnswer next : exchanges) {
      if (!(step instanceof Step.Send send)) {
        return Optional.of("expected no request after the one before " + next.request());
      }
      if (!send.frame().equals(next.request())) {
        return differs("request", send.frame(), next.request());
      }
      step = exchange.received(next.answer());
    }
    if (!(step instanceof Step.Done done)) {
      return Optional.of(
          "the answers do not complete the conversation: " + whatIsMissing(step, exchange));
    }
    return done.outcome() instanceof PollOutcome.Read read
        ? difference(read.reading())
        : Optional.of("no reading: " + done.outcome());
  }

  private static String whatIsMissing(Step step, Exchange exchange) {
    return step instanceof Step.Send send
        ? "a request " + send.frame() + " follows"
        : String.valueOf(exchange.timedOut());
  }

  private Optional<String> difference(MeterReading reading) {
    List<String> found =
        reading.values().stream()
            .map(v -> v.quantity().wireName() + " " + v.value().toPlainString() + " " + v.unit())
            .toList();
    DeviceIdentity device = reading.device();
    return compare("values", found, values)
        .or(() -> compare("status", new TreeSet<>(reading.status()), new TreeSet<>(status)))
        .or(() -> compare("at", String.valueOf(reading.at()), String.valueOf(at)))
        .or(
            () ->
                compare(
                    "serial",
                    device == null ? "none" : device.id(),
                    serial == null ? "none" : serial));
  }

  private static Optional<String> compare(String what, Object found, Object expected) {
    return found.equals(expected) ? Optional.empty() : differs(what, found, expected);
  }

  private static Optional<String> differs(String what, Object found, Object expected) {
    return Optional.of(
        "golden telegram, %s: the file says %s, the profile gives %s"
            .formatted(what, expected, found));
  }
}
