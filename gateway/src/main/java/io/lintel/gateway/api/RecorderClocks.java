package io.lintel.gateway.api;

import io.lintel.gateway.recorder.ClockHistory;
import io.lintel.gateway.store.ProjectionReader;
import java.time.LocalDate;

/** What is known of a recorder's clock on a day. */
@FunctionalInterface
public interface RecorderClocks {
  /** Blocks; without epochs if it said nothing then. */
  ClockHistory of(ProjectionReader tables, String recorder, LocalDate day);
}
