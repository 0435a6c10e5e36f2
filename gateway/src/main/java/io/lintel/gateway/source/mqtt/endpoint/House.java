package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.identity.Doorkeeper;
import io.lintel.gateway.source.intray.Intray;
import io.lintel.gateway.source.mqtt.Unpacking;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What all connections share.
 *
 * @param time what observations are dated by
 * @param nanos what silence is measured by; stands for no simulation
 */
record House(
    EndpointConfig.Limits limits,
    Doorkeeper doorkeeper,
    Unpacking unpacking,
    Intray intray,
    Roster roster,
    Orders orders,
    EndpointCounts counts,
    InstantSource time,
    LongSupplier nanos) {}
