/**
 * What people's systems and phones send over HTTP: work orders, hand-outs of recorders, steps. An
 * answer is given only after the commit.
 */
@NullMarked
package io.lintel.gateway.source.http;

import org.jspecify.annotations.NullMarked;
