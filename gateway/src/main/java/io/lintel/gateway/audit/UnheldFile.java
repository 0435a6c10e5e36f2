package io.lintel.gateway.audit;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderTraits;
import java.time.Instant;
import java.util.List;

/**
 * Everything known of one recorder, to be judged for the times when nobody had booked it out. What
 * it did in somebody's custody is that technician's {@link CaseFile}'s business.
 *
 * @param custody all spans of this recorder, in journal order
 * @param events in journal order
 * @param files as in {@link CaseFile}
 * @param docks as in {@link CaseFile}
 * @param interruptions as in {@link CaseFile}
 */
public record UnheldFile(
    String recorder,
    List<CustodySpan> custody,
    List<RecorderEvent> events,
    List<DockedFile> files,
    List<DockSession> docks,
    List<Instant> interruptions,
    RecorderTraits traits) {}
