/**
 * Measurements that need both sides: a simulated day's observations go into the gateway's journal
 * and projections, without brokers and sockets in between.
 */
@NullMarked
package io.lintel.simulator.demo.bench;

import org.jspecify.annotations.NullMarked;
