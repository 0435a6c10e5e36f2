package io.lintel.gateway.finding;

import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;

/**
 * What the technician whom a finding is about says to it. It decides nothing; whoever decides reads
 * it.
 *
 * @param seq its journal number
 * @param at when it was taken in
 */
public record Answer(
    long seq, FindingId finding, Instant at, TechnicianId technician, String text) {}
