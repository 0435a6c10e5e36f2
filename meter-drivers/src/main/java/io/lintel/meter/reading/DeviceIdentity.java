package io.lintel.meter.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself; every part but the id may be missing.
 *
 * @param id the serial or identification number as printed
 * @param manufacturer three letters (EN 61107) or a vendor's name
 * @param version device generation
 * @param medium {@code gas}, {@code water}, {@code heat}, …
 */
public record DeviceIdentity(
    String id, @Nullable String manufacturer, @Nullable Integer version, @Nullable String medium) {}
