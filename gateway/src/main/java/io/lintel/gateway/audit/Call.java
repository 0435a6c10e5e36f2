package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.Silence;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.gateway.visit.TimedStep;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A door with everything that the recorder rules look at: one judgement's whole world. */
final class Call {
  private static final Comparator<Recording> BY_BEGIN =
      Comparator.comparing((Recording recording) -> recording.begin().estimate())
          .thenComparing(Recording::recorder);

  private final Door door;
  private final List<Door> day;
  private final CaseRecorders recorders;
  private final List<RecorderStory> counting;
  private final Duration dock;
  private final Instant asOf;
  private final double radiusMetres;
  private @Nullable Boolean elsewhere;

  /**
   * @param day all doors of the technician's day
   * @param limits how long a dock is waited for after the visit, and how far off is elsewhere
   * @param asOf until when has been waited
   */
  Call(Door door, List<Door> day, CaseRecorders recorders, Limits limits, Instant asOf) {
    this.door = door;
    this.day = day;
    this.recorders = recorders;
    this.dock = limits.get(RecorderLimits.DOCK);
    this.radiusMetres = limits.get(TapHabits.RADIUS);
    this.asOf = asOf;
    this.counting =
        door.carriedOut() ? recorders.counting(door.technician(), earliest(), latest()) : List.of();
  }

  Door door() {
    return door;
  }

  /** All doors of the technician's day. */
  List<Door> day() {
    return day;
  }

  /** Recorders that could have recorded this visit, by id. */
  List<RecorderStory> counting() {
    return counting;
  }

  RecorderStory storyOf(Recording recording) {
    for (RecorderStory story : counting) {
      if (story.recorder().equals(recording.recorder())) {
        return story;
      }
    }
    throw new IllegalArgumentException("not a recorder of this call: " + recording.recorder());
  }

  /** The counting recorders' recordings that may have run within the times, by begin. */
  List<Recording> recordings(Instant from, Instant to) {
    List<Recording> found = new ArrayList<>();
    long first = Micros.of(from);
    long latest = Micros.of(to);
    for (RecorderStory story : counting) {
      for (Recording recording : story.recordings()) {
        TimeBounds end = recording.end();
        if (recording.begin(true).loMicros() <= latest
            && (end == null || end.hiMicros() >= first)) {
          found.add(recording);
        }
      }
    }
    if (found.size() > 1) {
      found.sort(BY_BEGIN);
    }
    return found;
  }

  /** The counting recorders' recordings that overlap the visit by their estimates. */
  List<Recording> recordings() {
    long from = Objects.requireNonNull(door.from()).estimateMicros();
    long to = Objects.requireNonNull(door.to()).estimateMicros();
    List<Recording> found = new ArrayList<>();
    for (RecorderStory story : counting) {
      found.addAll(story.recordingsBetween(from, to));
    }
    return found;
  }

  /** What keeps a breach that rests on {@code recording} from being held against anybody. */
  @Nullable Doubt doubt(@Nullable Recording recording, Instant from, Instant to) {
    if (door.witness() != Door.Witness.OWN) {
      return Doubt.COLLEAGUE;
    }
    if (recorders.bearerInDoubt(door.technician(), earliest(), latest())
        || mayHaveGone()
        || (inCrew() && recorders.exchangedThatDay())) {
      return Doubt.SWAP;
    }
    if (recording != null
        && (recording.wordsMissing() || storyOf(recording).mayHaveRecordedUnheard(from, to))) {
      return Doubt.WORDS_MISSING;
    }
    if (recording != null && !storyOf(recording).clockTrusted(recording)) {
      return Doubt.CLOCK_UNMEASURED;
    }
    for (RecorderStory story : counting) {
      boolean other = recording == null || !story.recorder().equals(recording.recorder());
      Silence silence = other ? story.silence(from, to) : Silence.KNOWN;
      if (silence != Silence.KNOWN) {
        return recording == null ? Doubt.of(silence) : Doubt.OTHER_RECORDER;
      }
    }
    return recorders.looseAt(door.visit(), from, to) ? Doubt.LOOSE_RECORDING : null;
  }

  /**
   * Whether all that tells when {@code recording} was made contradicts itself, or can be read in
   * more than one way: then the likeliest reading acquits nobody whom another would not.
   */
  boolean timeOpen(Recording recording) {
    return recording.basis() == ClockBasis.CONTRADICTORY;
  }

  /**
   * Whether a recorder in hand was somewhere else at the door before or after, and at this one may
   * have been with a colleague.
   */
  private boolean mayHaveGone() {
    if (inCrew()) {
      InHand hands = new InHand(day, radiusMetres);
      for (RecorderStory story : counting) {
        if (hands.gone(story, door, earliest())) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether colleagues were to be at this door too, whose recorders may be in each other's hands.
   */
  boolean inCrew() {
    return door.visit().technicians().size() > 1;
  }

  /** Whether all recorders in hand were so at the doors before and after this one. */
  boolean inHandAround() {
    InHand hands = new InHand(day, radiusMetres);
    return counting.stream().allMatch(story -> hands.around(story, door, earliest()));
  }

  /** What is not held against anybody for {@code doubt}, with how long is waited for a dock. */
  Judgement withheld(
      Doubt doubt, @Nullable Lateness lateness, Sentence because, List<Long> evidence) {
    Sentence doubted = doubt.after(because);
    if (!doubt.awaitsDock()) {
      return Judgement.undecided(lateness, doubted, evidence);
    }
    Instant until = latest().plus(dock);
    boolean waiting = asOf.isBefore(until);
    Sentence waited =
        waiting
            ? RecorderWording.waitingForDock(doubted, dock)
            : RecorderWording.evidenceMissing(doubted);
    return new Judgement(
        Outcome.UNDECIDED, false, null, lateness, waited, evidence, waiting ? until : null);
  }

  /** A PASS by a recorder that another is as likely to have carried says nothing. */
  Judgement unlessBearerOpen(Judgement judgement) {
    return judgement.outcome() == Outcome.PASS
            && recorders.bearerOpen(door.technician(), earliest(), latest())
        ? withheld(Doubt.SWAP, judgement.lateness(), judgement.because(), judgement.evidence())
        : judgement;
  }

  /** Whether somebody measured the clock that tells of {@code recording}, or a network keeps it. */
  boolean clockTrusted(Recording recording) {
    return storyOf(recording).clockTrusted(recording);
  }

  /** Whether nobody measured the clock of the phone that told of {@code moment}. */
  boolean phoneUnmeasured(Moment moment) {
    for (TimedStep step : door.steps()) {
      if (step.step().seq() == moment.seq()) {
        return step.basis() == ClockBasis.PRIOR || step.basis() == ClockBasis.RECEIPT;
      }
    }
    return false;
  }

  /**
   * Whether the recorders in hand were somewhere else all through this visit, by what they said of
   * their places: then somebody else has them, and they tell nothing of this door.
   */
  boolean recordersElsewhere() {
    Boolean known = elsewhere;
    if (known == null) {
      known = allElsewhere();
      elsewhere = known;
    }
    return known;
  }

  private boolean allElsewhere() {
    boolean told = false;
    for (RecorderStory story : counting) {
      PlacesTold places = PlacesTold.in(door, story, radiusMetres);
      if (places == null || places.mayBeHere()) {
        return false;
      }
      told |= places.told();
    }
    return told;
  }

  /** Whether another visit of the day accounts for {@code recording}. */
  boolean explainedElsewhere(Recording recording) {
    TimeBounds end = recording.end();
    Instant last = end == null ? recording.knownUntil() : end.estimate();
    for (Door other : day) {
      TimeBounds from = other.from();
      TimeBounds to = other.to();
      if (!other.visit().id().equals(door.visit().id())
          && from != null
          && to != null
          && !recording.begin().estimate().isAfter(to.hi())
          && !last.isBefore(from.lo())) {
        return true;
      }
    }
    return false;
  }

  /** When the visit ended at the latest. */
  Instant latest() {
    return Objects.requireNonNull(door.to(), "a visit carried out has an end").hi();
  }

  Instant earliest() {
    return Objects.requireNonNull(door.from(), "a visit carried out has a begin").lo();
  }

  /** The knock, or the entry, or what stands in for the one that was not tapped. */
  @Nullable Moment moment(RecorderLimits.Against against) {
    Moment entry = door.entry();
    return against == RecorderLimits.Against.ENTRY && entry != null ? entry : door.knock();
  }
}
