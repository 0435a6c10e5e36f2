package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;

/**
 * Says when that was which a judgement is about, where it was not in the visit: who reads of a
 * turned valve on a visit's page would take it for the visit's.
 */
final class BesideVisit {
  /** Bounds closer than this are one moment to a reader. */
  private static final long ONE_MOMENT = 60 * Micros.SECOND;

  private BesideVisit() {}

  static Judgement told(Judgement judgement, Door carriedOut) {
    TimeBounds event = judgement.event();
    TimeBounds from = carriedOut.from();
    TimeBounds to = carriedOut.to();
    boolean open = judgement.outcome() == Outcome.FAIL || judgement.outcome() == Outcome.UNDECIDED;
    if (event == null || from == null || to == null || !open) {
      return judgement.about(null);
    }
    Sentence when;
    if (event.loMicros() > to.hiMicros()) {
      Sentence apart =
          apart(event.loMicros() - to.estimateMicros(), event.hiMicros() - to.estimateMicros());
      when = new Sentence(apart.en() + " after the visit", "服务结束后 " + apart.zh());
    } else if (event.hiMicros() < from.loMicros()) {
      Sentence apart =
          apart(from.estimateMicros() - event.hiMicros(), from.estimateMicros() - event.loMicros());
      when = new Sentence(apart.en() + " before the visit", "服务开始前 " + apart.zh());
    } else {
      return judgement.about(null);
    }
    return judgement.saying(with(judgement, when));
  }

  /** "5 h 20 min", "12 min to 42 min". */
  private static Sentence apart(long least, long most) {
    Sentence near = Wording.length(least);
    if (most - least < ONE_MOMENT) {
      return near;
    }
    Sentence far = Wording.length(most);
    return new Sentence(near.en() + " to " + far.en(), near.zh() + "至 " + far.zh());
  }

  private static Sentence with(Judgement judgement, Sentence when) {
    Sentence because = judgement.because();
    return new Sentence(because.en() + "; " + when.en(), because.zh() + "；" + when.zh());
  }
}
