package io.lintel.gateway.jt808;

import io.lintel.meter.wire.Bytes;

/** One frame taken apart, its check code and lengths found right; or one joined from its parts. */
public record Message(Header header, Bytes body) {}
