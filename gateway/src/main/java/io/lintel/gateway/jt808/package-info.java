/**
 * How terminals of JT/T 808 (2011, 2013 and 2019) speak over TCP: frames, headers, messages and the
 * platform's answers. Pure: bytes in, messages out; connections are {@code source.jt808}'s.
 */
@NullMarked
package io.lintel.gateway.jt808;

import org.jspecify.annotations.NullMarked;
