package io.lintel.simulator.score;

import io.lintel.simulator.score.BelievedDay.Clip;
import io.lintel.simulator.score.BelievedDay.Dispatch;
import io.lintel.simulator.score.Observed.GivenVerdict;
import io.lintel.simulator.score.Observed.LinkClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The matcher that the trade is used to, as a yardstick: a clip belongs to the dispatch in whose
 * window it began, if its recorder was booked out to that technician; every clock is believed, and
 * what is missing counts against the person.
 */
final class BadgeAndWindow {
  /** Rules that such a matcher can judge. */
  static final List<String> RULES = List.of("REC-1", "REC-2", "MTR-1");

  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

  private final BelievedDay day;
  private final List<LinkClaim> links = new ArrayList<>();
  private final List<GivenVerdict> verdicts = new ArrayList<>();

  private BadgeAndWindow(BelievedDay day) {
    this.day = day;
  }

  /** Its links and verdicts. */
  record Said(List<LinkClaim> links, List<GivenVerdict> verdicts) {}

  static Said of(SentDay sent) {
    BadgeAndWindow matcher = new BadgeAndWindow(BelievedDay.of(sent));
    matcher.day.dispatches().forEach(matcher::judge);
    return new Said(matcher.links, matcher.verdicts);
  }

  private void judge(Dispatch dispatch) {
    List<Clip> clips =
        day.clips().stream()
            .filter(clip -> dispatch.holds(clip.begin()))
            .filter(clip -> day.isBookedOut(clip.recorder(), dispatch.technician(), clip.begin()))
            .sorted(Comparator.comparing(Clip::begin))
            .toList();
    clips.forEach(clip -> claim(clip.recorder(), clip.seqs(), dispatch));
    day.heartbeats(dispatch).forEach(beat -> claim(beat.recorder(), List.of(beat.seq()), dispatch));
    day.reports(dispatch).forEach(each -> claim(each.meter(), List.of(each.seq()), dispatch));
    if (dispatch.knock() == null) {
      return;
    }
    say(dispatch, "REC-1", !clips.isEmpty() && !clips.get(0).begin().isAfter(dispatch.knock()));
    say(dispatch, "REC-2", covers(clips, dispatch.knock(), dispatch.to()));
    if (dispatch.kind().equals("meter_reading")) {
      say(dispatch, "MTR-1", dispatch.met() == null || day.wasRead(dispatch));
    }
  }

  private static boolean covers(List<Clip> clips, Instant from, Instant to) {
    Instant covered = from;
    for (Clip clip : clips) {
      if (clip.begin().minus(LONGEST_GAP).isAfter(covered)) {
        return false;
      }
      covered = clip.end().isAfter(covered) ? clip.end() : covered;
    }
    return !to.minus(LONGEST_GAP).isAfter(covered);
  }

  private void claim(String device, List<Long> seqs, Dispatch dispatch) {
    seqs.forEach(seq -> links.add(new LinkClaim(device, seq, dispatch.visit())));
  }

  private void say(Dispatch dispatch, String rule, boolean kept) {
    verdicts.add(
        new GivenVerdict(
            dispatch.visit(),
            rule,
            dispatch.technician(),
            kept ? "PASS" : "FAIL",
            kept ? null : "person"));
  }
}
