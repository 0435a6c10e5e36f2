package io.lintel.gateway.metering;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meter's reading as the audit needs it.
 *
 * @param seq its journal number
 * @param stated the meter's clock, or null where it states none
 * @param received the gateway's clock when it came
 * @param source where it came in; readings of lines are scheduled, others may be on site
 * @param cubicMetres the index, or null where the telegram holds none
 */
public record ReadingFact(
    long seq,
    String meter,
    @Nullable Instant stated,
    Instant received,
    String source,
    @Nullable BigDecimal cubicMetres) {}
