package io.lintel.gateway.audit;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.MeterDay;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything known that bears on one technician's day: the unit that is judged, and judged again
 * when anything in it changes. Every list is in journal order (visits by id), so that equal
 * knowledge is an equal file.
 *
 * @param day in the utility's time zone
 * @param visits the technician's visits of the day, as their work orders stand now
 * @param steps of those visits, the whole crew's; also this technician's steps of the day elsewhere
 * @param custody all spans of every recorder this technician held that day, other holders' too
 * @param events of those recorders, from 12 h before the day to 36 h after its beginning
 * @param files of those recorders, whose begin or docking lies in the same window
 * @param docks of those recorders: all of the window, and the first after it
 * @param readings of those visits' meters, over the same window
 * @param interruptions when the gateway started or a source connected: what comes right after may
 *     be the flush of a queue, and is not live
 * @param loose recordings, over the same window, of recorders in nobody's custody, as {@code
 *     CaseAudit.judgeUnheld} found them; by recorder, then seq
 * @param swaps that concern this technician, of this day; the events of the recorders that came to
 *     this technician by them are in {@code events}. By recorder A, then begin
 * @param commands sent to those visits' meters, over the same window and {@link
 *     MeterCommand#WITHIN} before it
 * @param meterDay the day's ends, and what other visits those visits' meters had
 * @param asOf the journal's time when this was put together: how long has been waited
 * @param traits by recorder; a recorder that is not in it has the defaults
 */
public record CaseFile(
    TechnicianId technician,
    LocalDate day,
    List<Visit> visits,
    List<Step> steps,
    List<CustodySpan> custody,
    List<RecorderEvent> events,
    List<DockedFile> files,
    List<DockSession> docks,
    List<ReadingFact> readings,
    List<Instant> interruptions,
    List<LooseRecording> loose,
    List<Swap> swaps,
    List<MeterCommand> commands,
    MeterDay meterDay,
    Instant asOf,
    Map<String, RecorderTraits> traits,
    RecorderTraits defaultTraits) {}
