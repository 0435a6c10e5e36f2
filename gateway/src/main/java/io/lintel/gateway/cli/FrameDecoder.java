package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.meter.wire.Bytes;

/** Decodes frames of one protocol offline. */
interface FrameDecoder {
  /** The document {@code decode --json} prints: {@code ok} says whether the frame was good. */
  ObjectNode decode(Bytes frame);
}
