package io.lintel.gateway.recorder;

/**
 * A recording as the recorder's words alone tell it.
 *
 * @param startTold whether its start was heard, rather than bounded by heartbeats
 * @param stopTold likewise its stop
 * @param trouble what explains its end, {@link GapClass#UNKNOWN} if nothing
 */
record ToldRecording(Recording recording, boolean startTold, boolean stopTold, GapClass trouble) {}
