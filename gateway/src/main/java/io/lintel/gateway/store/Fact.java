package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry with what is needed to find it again.
 *
 * @param at the device's time where it states one that can be read, else the receipt
 * @param type the step, the recorder's event, the slot's outcome, the gateway's event, the rejected
 *     kind; null where the kind has no types
 * @param visit the visit that the entry itself names, or null
 */
public record Fact(Entry entry, Instant at, @Nullable String type, @Nullable String visit) {}
