package io.lintel.gateway.audit;

import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;
import java.util.ArrayList;
import java.util.List;

/** What a rule finds in the words of a visit's meters, together. */
final class MetersOfVisit {
  static final Sentence TELL_NOTHING =
      new Sentence("The meter tells no reading of its own", "表具没有自身读数");

  private MetersOfVisit() {}

  /** What is found in one meter's words. */
  interface Look {
    List<Judgement> at(String meter, List<MeterWord> told);
  }

  /**
   * The worst that any of them gives rise to; NOT_APPLICABLE where none says anything.
   *
   * @param sound what is said where nothing is found
   */
  static Judgement judge(Door door, CaseDay day, Sentence sound, Look look) {
    List<Judgement> found = new ArrayList<>();
    boolean heard = false;
    for (String meter : door.visit().meters()) {
      List<MeterWord> told = day.told(meter);
      heard |= !told.isEmpty();
      found.addAll(look.at(meter, told));
    }
    return heard ? Judgement.worstOf(found, sound) : Judgement.notApplicable(TELL_NOTHING);
  }
}
