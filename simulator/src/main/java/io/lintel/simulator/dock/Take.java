package io.lintel.simulator.dock;

import java.time.Instant;

/**
 * One recording, from button to button, whatever files it became.
 *
 * @param epoch of the recorder's power
 * @param bearer who carried the recorder, whatever it says
 */
public record Take(Instant begin, Instant end, int epoch, String bearer) {}
