/**
 * Readings into a time-series store that speaks InfluxDB's v2 write API. A point written twice is
 * one point: same measurement, tags, timestamp and fields. The shape of a point is in
 * docs/influx.md.
 */
@NullMarked
package io.lintel.gateway.sink.influx;

import org.jspecify.annotations.NullMarked;
