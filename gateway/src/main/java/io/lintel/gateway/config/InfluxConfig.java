package io.lintel.gateway.config;

import java.net.URI;

/** The time-series store that readings are uploaded to (InfluxDB's v2 write API). */
public record InfluxConfig(URI url, String org, String bucket, Secret token) {}
