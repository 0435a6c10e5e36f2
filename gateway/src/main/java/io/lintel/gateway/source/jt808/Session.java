package io.lintel.gateway.source.jt808;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.TerminalReports;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.jt808.Answers;
import io.lintel.gateway.jt808.Answers.Registration;
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
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

  /** Bad items of one batch that are named one by one; of more only the first is kept. */
  static final int MOST_BAD_ITEMS = 64;

  private final Terminals terminals;
  private final Holders holders;
  private final Owners owners;
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
  private long messages;
  private int refused;

  /** Who has authenticated. */
  private record Known(String number, String recorder) {}

  /**
   * @param peer where the connection comes from, for whoever looks for the sender
   */
  Session(
      Terminals terminals,
      Holders holders,
      Owners owners,
      @Nullable Integer batteryExtra,
      InstantSource time,
      String peer,
      SessionCounts counts) {
    this.terminals = terminals;
    this.holders = holders;
    this.owners = owners;
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
    messages++;
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
    if (said instanceof Said.Register wanted) {
      register(header, wanted, arrival, acts);
    } else if (said instanceof Said.Authenticate shown) {
      authenticate(header, shown, arrival, acts);
    } else if (said instanceof Said.Acknowledged) {
      counts.answered();
    } else if (stranger(header) || known == null) {
      refuse(header, acts);
    } else {
      holders.heard(known.number());
      owners.heard(known.number());
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
      batch(recorder, batch, raw, headers, arrival, acts);
    } else if (said instanceof Said.Heartbeat) {
      counts.kept();
      acts.add(
          new Act.Keep(
              List.of(TerminalReports.heartbeat(recorder, arrival)), headers, Result.DONE));
    } else if (said instanceof Said.Logout) {
      left();
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
    alarms = now;
    counts.kept();
    List<Observation> events =
        TerminalReports.position(
            recorder, position, fresh, batteryExtra, headers.get(0).serial(), raw, arrival);
    acts.add(new Act.Keep(events, headers, Result.DONE));
  }

  /** Good items are kept though others are bad: the terminal would send all of them again. */
  private void batch(
      String recorder,
      Said.Batch batch,
      Bytes raw,
      List<Header> headers,
      Arrival arrival,
      List<Act> acts) {
    List<Observation> all = new ArrayList<>();
    Set<Alarm> before = EnumSet.noneOf(Alarm.class);
    int bad = 0;
    for (Item item : batch.items()) {
      if (item instanceof Item.Good one) {
        Set<Alarm> now = raised(one.position());
        Set<Alarm> fresh = EnumSet.copyOf(now);
        fresh.removeAll(before);
        before = now;
        int serial = headers.get(0).serial();
        all.addAll(
            TerminalReports.position(
                recorder, one.position(), fresh, batteryExtra, serial, one.octets(), arrival));
      } else if (item instanceof Item.Bad wrong) {
        bad++;
        if (bad <= MOST_BAD_ITEMS) {
          all.add(TerminalReports.rejected(recorder, item.octets(), says(wrong.fault()), arrival));
        }
        counts.rejected();
      }
    }
    int good = batch.items().size() - bad;
    Fault trouble = batch.trouble();
    if (trouble != null || bad > MOST_BAD_ITEMS) {
      String reason = trouble == null ? bad + " items are no positions" : says(trouble);
      all.add(
          TerminalReports.rejected(
              recorder, raw, reason + "; " + good + " positions of it are kept", arrival));
      counts.rejected();
    }
    counts.kept();
    boolean done = good > 0 || (batch.items().isEmpty() && trouble == null);
    acts.add(new Act.Keep(all, headers, done ? Result.DONE : Result.WRONG));
  }

  /** A number that is another terminal's, or whose holder is heard, is given to nobody else. */
  private void register(Header header, Said.Register said, Arrival arrival, List<Act> acts) {
    String number = header.number();
    Optional<String> held = taken(number, holders.heldByAnother(number, this), self(said));
    Admission admission =
        held.isPresent()
            ? new Admission.No(Registration.TERMINAL_REGISTERED)
            : terminals.register(number, said);
    if (admission instanceof Admission.Code given) {
      acts.add(new Act.Send(answers.registered(header, given.code())));
      return;
    }
    acts.add(new Act.Send(answers.notRegistered(header, ((Admission.No) admission).why())));
    held.ifPresent(
        whose ->
            contested(
                number,
                "a terminal that calls itself %s %s %s registers it"
                    .formatted(said.manufacturer(), said.model(), said.terminal()),
                whose,
                arrival,
                acts));
    refusal("registration of " + number, acts);
  }

  private static Optional<String> self(Said.Register said) {
    return Optional.of(Terminals.self(said));
  }

  /**
   * In words whose number it is, if another's.
   *
   * @param silent how long ago its holder was heard, where another session holds it
   * @param terminal who wants it, as far as that is known
   */
  private Optional<String> taken(
      String number, Optional<Duration> silent, Optional<String> terminal) {
    if (silent.isPresent()) {
      return silent.map(
          one -> "is held by a terminal that was heard " + one.toSeconds() + " s ago");
    }
    return terminal
        .flatMap(one -> owners.otherThan(one, number))
        .map(
            owner ->
                "belongs to another terminal, last heard about "
                    + owner.heardAt().truncatedTo(ChronoUnit.SECONDS)
                    + " (jt808.hold; a key of its own gives a new terminal the number at once)");
  }

  private void contested(String number, String who, String whose, Arrival arrival, List<Act> acts) {
    counts.contested();
    if (holders.tell(number)) {
      String reason =
          "the number %s %s; %s from %s, and was refused".formatted(number, whose, who, peer);
      acts.add(
          new Act.Keep(
              List.of(
                  TerminalReports.contested(
                      terminals.recorder(number), number + ' ' + who, reason, arrival)),
              List.of(),
              Result.DONE));
    }
  }

  private void authenticate(
      Header header, Said.Authenticate shown, Arrival arrival, List<Act> acts) {
    String number = header.number();
    Optional<String> recorder = terminals.authenticate(number, shown.code());
    Optional<String> terminal = terminals.holderOf(number, shown.code());
    Optional<String> held =
        recorder.isEmpty()
            ? Optional.empty()
            : taken(number, holders.refuses(number, shown.code(), this), terminal);
    if (recorder.isEmpty() || held.isPresent()) {
      acts.add(new Act.Send(answer(header, Result.FAILED)));
      held.ifPresent(
          whose ->
              contested(number, "another shows a code of its own for it", whose, arrival, acts));
      refusal("authentication of " + number, acts);
      return;
    }
    left();
    known = new Known(number, recorder.get());
    holders.hold(number, shown.code(), this);
    terminal.ifPresent(one -> owners.owns(number, one));
    refused = 0;
    acts.add(new Act.Claim(recorder.get()));
    acts.add(new Act.Send(answer(header, Result.DONE)));
  }

  /** It speaks for nobody any more. */
  void left() {
    if (known != null) {
      holders.release(known.number(), this);
      known = null;
    }
  }

  /** Whether it has authenticated, and has not logged out. */
  boolean isKnown() {
    return known != null;
  }

  /** Whole messages so far: a connection that only drips has none. */
  long messages() {
    return messages;
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

  private static String says(Fault fault) {
    return fault.kind() + " at " + fault.at() + ": " + fault.message();
  }
}
