package io.lintel.simulator.device;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a recorder has to say of itself.
 *
 * @param at when it really happened
 * @param stated what the recorder's clock showed then
 * @param type as the contract spells it: {@code recording_started} …
 * @param epoch counts up with each loss of power
 * @param recording whether it records after this
 * @param reason why it stopped, or null
 * @param prebuffer how much from before the button is kept; null unless a recording begins with one
 */
public record RecorderReport(
    String recorder,
    Instant at,
    Instant stated,
    long seq,
    String type,
    String epoch,
    boolean recording,
    int batteryPercent,
    int storageFreeMegabytes,
    Fix fix,
    @Nullable String reason,
    @Nullable Duration prebuffer) {}
