/** The configuration file, parsed once into records; all mistakes reported together, with lines. */
@NullMarked
package io.lintel.gateway.config;

import org.jspecify.annotations.NullMarked;
