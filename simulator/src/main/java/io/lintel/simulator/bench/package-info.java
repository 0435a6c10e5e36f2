/** Measurements that need virtual hardware, each against the limit that physics sets. */
@NullMarked
package io.lintel.simulator.bench;

import org.jspecify.annotations.NullMarked;
