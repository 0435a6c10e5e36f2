/** Readings and slots as the domain knows them. */
@NullMarked
package io.lintel.gateway.metering;

import org.jspecify.annotations.NullMarked;
