package io.lintel.simulator.device;

import java.math.BigDecimal;
import java.time.Instant;

/** A reading as its meter knows it; volume in m³, flow in m³/h. Its clock is right. */
public record MeterReport(String meter, Instant at, long seq, BigDecimal volume, BigDecimal flow) {}
