/**
 * Device profiles: YAML files that say where a meter keeps its values, each with a golden telegram.
 */
@NullMarked
package io.lintel.meter.modbus.profile;

import org.jspecify.annotations.NullMarked;
