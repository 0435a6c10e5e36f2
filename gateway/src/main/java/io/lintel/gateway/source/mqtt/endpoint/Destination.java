package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.source.mqtt.Topic;
import org.jspecify.annotations.Nullable;

/** Where a publication goes, and who may send it there. */
sealed interface Destination {
  /** Before the payload is looked at; whose a step is says the payload, and intake looks at it. */
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

  /** What a meter made of a command. */
  record Result(String meter, String command) implements Destination {
    @Override
    public boolean openTo(Speaker speaker) {
      return speaker.mayTakeCommandsOf(meter);
    }
  }

  /** Null for a topic that is none of ours. */
  static @Nullable Destination parse(String name) {
    Topic topic = Topic.parse(name);
    if (topic != null) {
      return new Report(topic);
    }
    CommandTopic answered = CommandTopic.ofResult(name);
    return answered == null ? null : new Result(answered.meter(), answered.command());
  }
}
