package io.lintel.gateway.recorder;

import org.jspecify.annotations.Nullable;

/**
 * A time between switching on and off, as events name it or as it follows from them.
 *
 * @param number distinguishes those of one recorder; negative where no event tells of it
 * @param name the recorder's own, or null
 */
record PowerEpoch(int number, @Nullable String name) {}
