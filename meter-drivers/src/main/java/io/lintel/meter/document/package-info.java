/**
 * Files that people write and that name other files: read within limits, so that a pipe, a device,
 * a gigabyte or a nesting bomb is refused in words and stops nothing. Everything that reads
 * configuration, profiles, policies, dialects or scenarios reads it here.
 */
@NullMarked
package io.lintel.meter.document;

import org.jspecify.annotations.NullMarked;
