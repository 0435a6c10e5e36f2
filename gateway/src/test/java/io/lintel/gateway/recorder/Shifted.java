package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.DockedFile.TrackPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same day as it would be told if all clocks, the gateway's too, stood {@code by} later. */
record Shifted(Duration by) {
  TimeBounds bounds(TimeBounds time) {
    return new TimeBounds(time.lo().plus(by), time.estimate().plus(by), time.hi().plus(by));
  }

  private @Nullable Instant later(@Nullable Instant instant) {
    return instant == null ? null : instant.plus(by);
  }

  List<RecorderEvent> events(List<RecorderEvent> events) {
    return events.stream().map(this::event).toList();
  }

  private RecorderEvent event(RecorderEvent event) {
    return new RecorderEvent(
        event.seq(),
        event.recorder(),
        event.type(),
        event.stated().plus(by),
        event.received().plus(by),
        event.deviceSequence(),
        event.epoch(),
        event.age(),
        later(event.sent()),
        event.recording(),
        event.reason(),
        event.technician(),
        event.position(),
        event.batteryPercent(),
        event.storageFreeMegabytes(),
        event.prebuffer(),
        event.roundTrip(),
        later(event.satellite()));
  }

  Docked docked(Docked docked) {
    return new Docked(
        docked.files().stream().map(this::file).toList(),
        docked.sessions().stream().map(this::session).toList());
  }

  private DockedFile file(DockedFile file) {
    return new DockedFile(
        file.seq(),
        file.recorder(),
        file.name(),
        file.sha256(),
        file.began().plus(by),
        file.zone(),
        file.written().stream().map(written -> written.plus(by)).toList(),
        file.length(),
        file.sound(),
        file.track().stream()
            .map(point -> new TrackPoint(point.into(), point.satellite().plus(by), point.fix()))
            .toList(),
        file.station(),
        later(file.docked()),
        file.received().plus(by));
  }

  private DockSession session(DockSession session) {
    return new DockSession(
        session.seq(),
        session.recorder(),
        session.station(),
        session.at().plus(by),
        later(session.deviceTime()),
        session.set(),
        session.epoch(),
        session.user(),
        session.whole(),
        session.index(),
        session.received().plus(by));
  }
}
