package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** MTR-4 on days without a visit: what was done to a meter and nothing explains is an orphan. */
final class UnvisitedMeterAudit {
  private static final List<Link.Reason> NO_VISIT =
      List.of(new Link.Reason("no_visit_that_day", 0));

  private UnvisitedMeterAudit() {}

  static List<Link> judge(UnvisitedMeter file, Policy policy) {
    if (!policy.judges(MeterEventsExplained.ID)) {
      return List.of();
    }
    MeterTimes times =
        new MeterTimes(
            file.readings(),
            new Interruptions(file.interruptions()),
            ClockLimits.of(policy.limits()));
    List<MeterWord> told = new ArrayList<>();
    for (ReadingFact reading : file.readings()) {
      told.add(new MeterWord(reading, times.time(reading).bounds()));
    }
    told.sort(MeterWord.BY_TIME);
    MeterEventCauses causes =
        new MeterEventCauses(
            file.meter(),
            file.commands(),
            file.meterDay().calls(),
            policy.limits().get(MeterLimits.EVENT_WITHIN));
    List<Link> links = new ArrayList<>();
    for (MeterEvent event : MeterEvent.of(told)) {
      if (file.meterDay().holds(event.word().time().estimate()) && causes.none(event)) {
        links.add(
            new Link(
                event.word().seq(), Link.End.ORPHAN, null, 1, event.word().time(), NO_VISIT, null));
      }
    }
    return links.stream().sorted(Comparator.comparingLong(Link::seq)).distinct().toList();
  }
}
