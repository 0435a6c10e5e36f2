package io.lintel.gateway.projection;

import io.lintel.gateway.audit.VisitStory;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.StoreFailed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stories that changed and are not in the table yet. A story keeps no history, and writing one
 * costs more than judging it: of all that a transaction's groups say of a visit, only the last is
 * written.
 */
final class PendingStories {
  /** More are written before the transaction ends. */
  private static final int LIMIT = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(PendingStories.class);

  private final ProjectionWriter tables;
  private final Map<Place, VisitStory> pending = new LinkedHashMap<>();

  private final InstantText instants = new InstantText();

  private record Place(TechnicianDay key, String visit) {}

  PendingStories(ProjectionWriter tables) {
    this.tables = tables;
  }

  void put(TechnicianDay key, VisitStory story) {
    pending.put(new Place(key, story.visit().text()), story);
    if (pending.size() >= LIMIT) {
      write();
    }
  }

  void remove(TechnicianDay key, String visit) {
    pending.remove(new Place(key, visit));
    tables.stories().remove(key, visit);
  }

  /** Before the transaction ends, and before the table is read. */
  void write() {
    pending.forEach(this::write);
    pending.clear();
  }

  private void write(Place place, VisitStory story) {
    try {
      tables
          .stories()
          .put(
              place.key,
              place.visit,
              TimelineJson.spanOf(story, instants),
              TimelineJson.of(story, instants));
    } catch (StoreFailed e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("story not written: visit={}", place.visit, e);
    }
  }
}
