package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.source.mqtt.Topic;
import org.jspecify.annotations.Nullable;

/** Where a publication goes, and who may send it there. */
sealed interface Destination {
  /** Before the payload is looked at; steps say in it whose they are. */
  boolean openTo(Speaker speaker);

  /** Readings, events, steps. */
  record Report(Topic topic) implements Destination {
    @Override
    public boolean openTo(Speaker speaker) {
      return switch (topic.subject()) {
        case METER -> speaker.mayReportReadingsOf(topic.id());
        case RECORDER -> speaker.mayReportEventsOf(topic.id());
        case VISIT -> speaker.mayReportSteps();
      };
    }
  }

  /** Null for a topic that is none of ours. */
  static @Nullable Destination parse(String name) {
    Topic topic = Topic.parse(name);
    return topic == null ? null : new Report(topic);
  }
}
