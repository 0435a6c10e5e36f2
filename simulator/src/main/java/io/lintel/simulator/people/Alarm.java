package io.lintel.simulator.people;

import java.time.Duration;

/**
 * An emergency that comes in during the day.
 *
 * @param calledIn since the day's beginning
 * @param dispatchedAfter how long the office took to send somebody
 */
public record Alarm(Errand errand, Duration calledIn, Duration dispatchedAfter) {}
