package io.lintel.gateway.source.jt808;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.TerminalReports;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.jt808.Answers;
import io.lintel.gateway.jt808.Answers.Result;
import io.lintel.gateway.jt808.BodyReader;
import io.lintel.gateway.jt808.FrameCutter;
import io.lintel.gateway.jt808.FrameCutter.Cut;
import io.lintel.gateway.jt808.Header;
import io.lintel.gateway.jt808.Item;
import io.lintel.gateway.jt808.Message;
import io.lintel.gateway.jt808.MessageReader;
import io.lintel.gateway.jt808.Parts;
import io.lintel.gateway.jt808.Position;
import io.lintel.gateway.jt808.Position.Alarm;
import io.lintel.gateway.jt808.Said;
import io.lintel.gateway.source.jt808.Terminals.Admission;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One terminal's connection: octets in, acts out. It owns no socket and waits for nothing; who
 * carries its acts out answers what it keeps once that is durable.
 */
final class Session {
  /** Frames in a row that cannot be understood, after which the connection is given up. */
  static final int MOST_BAD = 20;

  /** Of a stranger less is borne: its octets go into the journal too. */
  static final int MOST_BAD_OF_STRANGERS = 3;

  /** Messages and wrong codes of a terminal that has not authenticated. */
  static final int MOST_REFUSED = 10;

  private static final Bytes FLAG = Bytes.ofUnsigned(0x7E);

  private final Terminals terminals;
  private final @Nullable Integer batteryExtra;
  private final InstantSource time;
  private final String peer;
  private final SessionCounts counts;
  private final FrameCutter cutter = new FrameCutter();
  private final Parts parts = new Parts();
  private final Answers answers = new Answers();
  private Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);
  private @Nullable Known known;
  private int bad;
  private int refused;

  /** Who has authenticated. */
  private record Known(String number, String recorder) {}

  /**
   * @param peer where the connection comes from, for whoever looks for the sender
   */
  Session(
      Terminals terminals,
      @Nullable Integer batteryExtra,
      InstantSource time,
      String peer,
      SessionCounts counts) {
    this.terminals = terminals;
    this.batteryExtra = batteryExtra;
    this.time = time;
    this.peer = peer;
    this.counts = counts;
  }

  /** All that {@code chunk} leads to; nothing follows a {@link Act.Close}. */
  List<Act> received(byte[] chunk) {
    Arrival arrival = new Arrival(Jt808Source.NAME, time.instant(), peer);
    List<Act> acts = new ArrayList<>(2);
    for (Cut cut : cutter.take(chunk)) {
      take(cut, arrival, acts);
      if (!acts.isEmpty() && acts.get(acts.size() - 1) instanceof Act.Close) {
        break;
      }
    }
    return acts;
  }

  /** The answer to a message of this session; now, for answers are counted as they leave. */
  Bytes answer(Header to, Result result) {
    return answers.general(to, result);
  }

  private void take(Cut cut, Arrival arrival, List<Act> acts) {
    if (cut instanceof Cut.TooLong run) {
      reject(
          run.first(),
          "expected at most %d octets between two flags, found %d"
              .formatted(FrameCutter.LONGEST, run.length()),
          List.of(),
          Result.WRONG,
          arrival,
          acts);
    } else if (cut instanceof Cut.BeforeFirstFlag junk) {
      reject(junk.octets(), "expected the flag 7E first", List.of(), Result.WRONG, arrival, acts);
    } else if (cut instanceof Cut.Frame frame) {
      frame(frame.escaped(), arrival, acts);
    }
  }

  private void frame(Bytes escaped, Arrival arrival, List<Act> acts) {
    Bytes raw = FLAG.plus(escaped).plus(FLAG);
    MessageReader.Read read = MessageReader.read(escaped);
    if (read instanceof MessageReader.Read.Bad wrong) {
      Header header = wrong.header();
      reject(
          raw,
          says(wrong.fault()),
          header == null ? List.of() : List.of(header),
          wrong.fault().kind() == Fault.Kind.KEY ? Result.NOT_SUPPORTED : Result.WRONG,
          arrival,
          acts);
      return;
    }
    Message message = ((MessageReader.Read.Good) read).message();
    Header header = message.header();
    if (header.whole()) {
      message(message, raw, List.of(header), arrival, acts);
    } else if (stranger(header)) {
      refuse(header, acts);
    } else if (header.parts() > Parts.MOST_PARTS) {
      reject(
          raw,
          "expected at most %d sub-packages, found %d".formatted(Parts.MOST_PARTS, header.parts()),
          List.of(header),
          Result.NOT_SUPPORTED,
          arrival,
          acts);
    } else {
      Parts.Joined joined = parts.add(message);
      if (joined != null) {
        message(joined.whole(), joined.whole().body(), joined.parts(), arrival, acts);
      }
    }
  }

  private void message(
      Message message, Bytes raw, List<Header> headers, Arrival arrival, List<Act> acts) {
    BodyReader.Read read = BodyReader.read(message);
    Header header = message.header();
    if (read instanceof BodyReader.Read.Bad wrong) {
      reject(raw, says(wrong.fault()), headers, Result.WRONG, arrival, acts);
      return;
    }
    bad = 0;
    Said said = ((BodyReader.Read.Good) read).said();
    if (said instanceof Said.Register) {
      register(header, acts);
    } else if (said instanceof Said.Authenticate shown) {
      authenticate(header, shown, acts);
    } else if (said instanceof Said.Acknowledged) {
      counts.answered();
    } else if (stranger(header) || known == null) {
      refuse(header, acts);
    } else {
      reported(known.recorder(), said, raw, headers, arrival, acts);
    }
  }

  private void reported(
      String recorder,
      Said said,
      Bytes raw,
      List<Header> headers,
      Arrival arrival,
      List<Act> acts) {
    if (said instanceof Said.At at) {
      position(recorder, at.position(), raw, headers, arrival, acts);
    } else if (said instanceof Said.Batch batch) {
      batch(recorder, batch, headers, arrival, acts);
    } else if (said instanceof Said.Heartbeat) {
      counts.kept();
      acts.add(
          new Act.Keep(
              List.of(TerminalReports.heartbeat(recorder, arrival)), headers, Result.DONE));
    } else if (said instanceof Said.Logout) {
      known = null;
      headers.forEach(header -> acts.add(new Act.Send(answer(header, Result.DONE))));
    } else {
      counts.notSupported();
      headers.forEach(header -> acts.add(new Act.Send(answer(header, Result.NOT_SUPPORTED))));
    }
  }

  private void position(
      String recorder,
      Position position,
      Bytes raw,
      List<Header> headers,
      Arrival arrival,
      List<Act> acts) {
    Set<Alarm> now = raised(position);
    Set<Alarm> fresh = EnumSet.copyOf(now);
    fresh.removeAll(alarms);
    Optional<List<Observation>> events =
        TerminalReports.position(recorder, position, fresh, batteryExtra, raw, arrival);
    if (events.isEmpty()) {
      reject(raw, noTime(position), headers, Result.WRONG, arrival, acts);
      return;
    }
    alarms = now;
    counts.kept();
    acts.add(new Act.Keep(events.get(), headers, Result.DONE));
  }

  /** Good items are kept though others are bad: the terminal would send all of them again. */
  private void batch(
      String recorder, Said.Batch batch, List<Header> headers, Arrival arrival, List<Act> acts) {
    List<Observation> all = new ArrayList<>();
    Set<Alarm> before = EnumSet.noneOf(Alarm.class);
    int good = 0;
    for (Item item : batch.items()) {
      Optional<List<Observation>> events = Optional.empty();
      String why = "";
      if (item instanceof Item.Good one) {
        Set<Alarm> now = raised(one.position());
        Set<Alarm> fresh = EnumSet.copyOf(now);
        fresh.removeAll(before);
        before = now;
        events =
            TerminalReports.position(
                recorder, one.position(), fresh, batteryExtra, one.octets(), arrival);
        why = noTime(one.position());
      } else if (item instanceof Item.Bad wrong) {
        why = says(wrong.fault());
      }
      if (events.isPresent()) {
        all.addAll(events.get());
        good++;
      } else {
        all.add(TerminalReports.rejected(recorder, item.octets(), why, arrival));
        counts.rejected();
      }
    }
    counts.kept();
    Result result = good > 0 || batch.items().isEmpty() ? Result.DONE : Result.WRONG;
    acts.add(new Act.Keep(all, headers, result));
  }

  private void register(Header header, List<Act> acts) {
    Admission admission = terminals.register(header.number());
    if (admission instanceof Admission.Code given) {
      acts.add(new Act.Send(answers.registered(header, given.code())));
      return;
    }
    acts.add(new Act.Send(answers.notRegistered(header, ((Admission.No) admission).why())));
    refusal("registration of " + header.number(), acts);
  }

  private void authenticate(Header header, Said.Authenticate shown, List<Act> acts) {
    Optional<String> recorder = terminals.authenticate(header.number(), shown.code());
    if (recorder.isEmpty()) {
      acts.add(new Act.Send(answer(header, Result.FAILED)));
      refusal("authentication of " + header.number(), acts);
      return;
    }
    known = new Known(header.number(), recorder.get());
    refused = 0;
    acts.add(new Act.Claim(recorder.get()));
    acts.add(new Act.Send(answer(header, Result.DONE)));
  }

  private boolean stranger(Header header) {
    return known == null || !known.number().equals(header.number());
  }

  private void refuse(Header header, List<Act> acts) {
    acts.add(new Act.Send(answer(header, Result.FAILED)));
    refusal("message %04X of %s".formatted(header.messageId(), header.number()), acts);
  }

  private void refusal(String what, List<Act> acts) {
    counts.refused(peer, what);
    refused++;
    if (refused >= MOST_REFUSED) {
      acts.add(new Act.Close("not authenticated"));
    }
  }

  private void reject(
      Bytes raw,
      String reason,
      List<Header> headers,
      Result result,
      Arrival arrival,
      List<Act> acts) {
    counts.rejected();
    String device = known == null ? Jt808Source.NAME : known.recorder();
    Observation rejected = TerminalReports.rejected(device, raw, reason, arrival);
    acts.add(new Act.Keep(List.of(rejected), headers, result));
    bad++;
    if (bad >= (known == null ? MOST_BAD_OF_STRANGERS : MOST_BAD)) {
      acts.add(new Act.Close("octets that are no messages"));
    }
  }

  private static Set<Alarm> raised(Position position) {
    Set<Alarm> raised = EnumSet.noneOf(Alarm.class);
    for (Alarm alarm : Alarm.values()) {
      if (position.has(alarm)) {
        raised.add(alarm);
      }
    }
    return raised;
  }

  private static String noTime(Position position) {
    return "expected a time YYMMDDhhmmss, found " + position.time();
  }

  private static String says(Fault fault) {
    return fault.kind() + " at " + fault.at() + ": " + fault.message();
  }
}
