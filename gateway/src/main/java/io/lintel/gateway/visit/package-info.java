/** Visits and steps: what a work order asks for and what a technician says was done. */
@NullMarked
package io.lintel.gateway.visit;

import org.jspecify.annotations.NullMarked;
