/**
 * Load: a hundred thousand meters and thousands of recorders over a few hundred MQTT connections,
 * each message at a moment that is fixed beforehand.
 *
 * <p>The MQTT 5 packets are written here, on one thread over non-blocking channels. A client
 * library was tried first (Vert.x' MQTT client, one event loop): at its limit of messages in flight
 * it refuses and logs where a load must wait and count the waiting, and it starves its own
 * acknowledgements when it is behind. Paho keeps threads for every connection. Four kinds of packet
 * are all that is needed.
 */
@NullMarked
package io.lintel.simulator.load;

import org.jspecify.annotations.NullMarked;
