package io.lintel.gateway.source.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published topic, {@code lintel/v1/meters/{id}/readings} and its like.
 *
 * @param id the fourth level, as it came; intake checks it
 */
public record Topic(Subject subject, String id) {
  /** Whose reports they are. */
  public enum Subject {
    METER("lintel/v1/meters/", "/readings"),
    RECORDER("lintel/v1/recorders/", "/events"),
    VISIT("lintel/v1/visits/", "/steps");

    private final String prefix;
    private final String suffix;

    Subject(String prefix, String suffix) {
      this.prefix = prefix;
      this.suffix = suffix;
    }

    /** What is subscribed to; {@code +} is one level, so an id with a slash never matches. */
    String filter() {
      return prefix + '+' + suffix;
    }
  }

  private static final List<Subject> SUBJECTS = List.of(Subject.values());

  /** Null if it is none of the published topics. */
  public static @Nullable Topic parse(String topic) {
    for (Subject subject : SUBJECTS) {
      int end = topic.length() - subject.suffix.length();
      if (topic.startsWith(subject.prefix)
          && topic.endsWith(subject.suffix)
          && end >= subject.prefix.length()) {
        return new Topic(subject, topic.substring(subject.prefix.length(), end));
      }
    }
    return null;
  }
}
