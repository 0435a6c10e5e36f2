/**
 * The benchmarks of {@code ./lintel bench}: each runs the shipped code beside the bare library it
 * stands on, in one process and on one machine, and prints both and their ratio.
 */
@NullMarked
package io.lintel.gateway.bench;

import org.jspecify.annotations.NullMarked;
