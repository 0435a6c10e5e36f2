/** io.lintel.simulator. */
@org.jspecify.annotations.NullMarked
package io.lintel.simulator;
