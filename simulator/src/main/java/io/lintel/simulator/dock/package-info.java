/**
 * Docking stations and the files they take from recorders: small MP4 files with the metadata that
 * recorders write, and the stations' records of them. Pure: where files and records go is known to
 * {@code transport}.
 */
@NullMarked
package io.lintel.simulator.dock;

import org.jspecify.annotations.NullMarked;
