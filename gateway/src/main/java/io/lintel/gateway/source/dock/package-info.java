/**
 * Docking stations: folders that they fill are watched, and what they post is taken. Files are only
 * ever read.
 */
@NullMarked
package io.lintel.gateway.source.dock;

import org.jspecify.annotations.NullMarked;
