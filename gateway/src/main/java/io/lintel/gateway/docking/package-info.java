/**
 * What docking stations and the files they take say, as pure functions: file names, the metadata of
 * MP4 files, and dialects, which are the names and codes that one make of station uses.
 */
@NullMarked
package io.lintel.gateway.docking;

import org.jspecify.annotations.NullMarked;
