package io.lintel.gateway.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.intake.DeviceTime;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.ReadingTime;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What entries say: {@link Facts}, and the little that has no shape of its own in the domain. */
final class EntryFacts {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What comes right after these may be the flush of a queue. */
  private static final Set<String> INTERRUPTIONS = Set.of("started", "connected");

  /** The projector's own word in the journal. */
  static final String SETTLED = "settled";

  /** Its word that a time has passed for which a case waited, and nothing else said so. */
  static final String DUE = "due";

  /** Its word that what earlier judges judged is judged again, the next cases of it here. */
  static final String JUDGED_AGAIN = "judged_again";

  private final ZoneId zone;
  private final Facts facts;

  EntryFacts(ZoneId zone) {
    this.zone = zone;
    this.facts = new Facts(zone);
  }

  Facts of() {
    return facts;
  }

  /** What a recorder said at a time of its own; a heartbeat may state none, and tells no story. */
  Optional<RecorderEvent> recorderEvent(Entry entry) {
    return entry.observation().stated() == null
        ? Optional.empty()
        : Optional.of(facts.recorderEvent(entry));
  }

  /** A file that is a recording; stations take pictures and logs too. */
  Optional<DockedFile> dockedFile(Entry entry) {
    return facts.isRecording(entry) ? Optional.of(facts.dockedFile(entry)) : Optional.empty();
  }

  /** The device's time, or the receipt where it states none that can be read. */
  Instant at(Observation said) {
    String text = said.stated();
    Instant stated =
        said.kind() == Kind.READING
            ? ReadingTime.of(said, zone)
            : text == null ? null : DeviceTime.parse(text, zone);
    return stated == null ? said.received() : stated;
  }

  boolean isInterruption(Entry entry) {
    String event = member(entry, "event");
    return event != null && INTERRUPTIONS.contains(event);
  }

  /** Whether it says that nothing came for a while, so that nothing is waited for. */
  boolean isSettled(Entry entry) {
    return isWord(entry, SETTLED);
  }

  boolean isJudgedAgain(Entry entry) {
    return isWord(entry, JUDGED_AGAIN);
  }

  private boolean isWord(Entry entry, String event) {
    return entry.observation().kind() == Kind.GATEWAY && event.equals(member(entry, "event"));
  }

  /** A text of the body, or null. */
  @Nullable String member(Entry entry, String key) {
    try {
      JsonNode value = JSON.readTree(entry.observation().body().toArray()).get(key);
      return value == null || value.isNull() ? null : value.asText();
    } catch (IOException e) {
      throw new IllegalStateException("the body of entry " + entry.seq() + " is not JSON", e);
    }
  }
}
