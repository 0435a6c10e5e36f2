package io.lintel.gateway.recorder;

import io.lintel.gateway.visit.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report of a recorder.
 *
 * @param seq its journal number
 * @param stated the recorder's clock at the event
 * @param received the gateway's clock when it came
 * @param deviceSequence the recorder's own counter, or null
 * @param epoch the recorder's power epoch as it names it, or null
 * @param age monotonic time between the event and the sending, or null
 * @param sent the recorder's clock at sending, or null
 * @param recording whether it says it is recording, or null
 * @param reason why a recording stopped, or null
 * @param technician whom it was bound to, or null
 * @param prebuffer how much it keeps from before the button, or null
 * @param roundTrip how long the message before this one took on this connection, from its stamp to
 *     its acknowledgement, by the recorder's monotonic clock ({@code rtt_ms}), or null
 * @param satellite the satellites' time at the event, beside its position, or null
 */
public record RecorderEvent(
    long seq,
    String recorder,
    RecorderEventType type,
    Instant stated,
    Instant received,
    @Nullable Long deviceSequence,
    @Nullable String epoch,
    @Nullable Duration age,
    @Nullable Instant sent,
    @Nullable Boolean recording,
    @Nullable String reason,
    @Nullable String technician,
    Step.@Nullable Fix position,
    @Nullable Integer batteryPercent,
    @Nullable Integer storageFreeMegabytes,
    @Nullable Duration prebuffer,
    @Nullable Duration roundTrip,
    @Nullable Instant satellite) {}
