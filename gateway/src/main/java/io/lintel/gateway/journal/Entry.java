package io.lintel.gateway.journal;

/**
 * One line of the journal.
 *
 * @param seq its number: from 1, without holes, in the order of commitment
 * @param group the commit group it was made durable with; grows with seq. Everything derived is
 *     brought up to date at the end of a group, live and in replay alike
 * @param conflict whether an earlier entry has the same identity and another body
 */
public record Entry(long seq, long group, boolean conflict, Observation observation) {}
