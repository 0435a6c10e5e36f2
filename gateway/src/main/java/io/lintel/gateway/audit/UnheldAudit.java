package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.custody.CustodyBook;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.TiedLinks;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.recorder.Docked;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.recorder.TimedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A recorder in nobody's custody. */
final class UnheldAudit {
  private static final List<Link.Reason> NOBODY = List.of(new Link.Reason("nobodys_custody", 0));

  private UnheldAudit() {}

  static UnheldResult judge(UnheldFile file, Policy policy) {
    CustodyBook custody = new CustodyBook(file.custody());
    RecorderStory story =
        RecorderStory.of(
            file.recorder(),
            file.events(),
            new Docked(file.files(), file.docks()),
            file.traits(),
            new Interruptions(file.interruptions()),
            ClockLimits.of(policy.limits()));
    List<Link> links = new ArrayList<>();
    for (TimedEvent timed : story.events()) {
      if (custody.at(file.recorder(), timed.time().estimate()) == null) {
        links.add(
            new Link(
                timed.event().seq(),
                TiedLinks.unexplained(timed.event().type()),
                null,
                1,
                timed.time(),
                NOBODY,
                null));
      }
    }
    FileCopies copies = new FileCopies(file.files());
    for (TimedFile docked : story.files()) {
      if (custody.at(file.recorder(), CaseLinks.middle(docked)) == null) {
        for (long seq : copies.of(docked.file())) {
          links.add(new Link(seq, Link.End.ORPHAN, null, 1, docked.begin(), NOBODY, null));
        }
      }
    }
    links.sort(Comparator.comparingLong(Link::seq));
    List<LooseRecording> loose = new ArrayList<>();
    FixesInTime fixes = new FixesInTime(story.events());
    for (Recording recording : story.recordings()) {
      if (custody.at(file.recorder(), recording.begin().estimate()) == null) {
        loose.add(loose(recording, fixes));
      }
    }
    return new UnheldResult(links, loose, ClockNotices.unheld(story, custody));
  }

  private static LooseRecording loose(Recording recording, FixesInTime fixes) {
    return new LooseRecording(
        recording.recorder(),
        recording.evidence().get(0),
        recording.begin(),
        recording.end(),
        fixes.within(recording.begin(), recording.end()));
  }
}
