package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.meter.spi.PayloadDecoder;
import io.lintel.meter.spi.PayloadDecoder.Decoded;
import io.lintel.meter.spi.PushedReading;
import io.lintel.meter.wire.Bytes;
import java.util.List;

/** Pushed payloads. One reading stands in the document itself, several in its {@code readings}. */
record PayloadFrames(PayloadDecoder decoder) implements FrameDecoder {
  @Override
  public ObjectNode decode(Bytes frame) {
    Decoded decoded = decoder.decode(frame);
    if (decoded instanceof Decoded.Rejected rejected) {
      return ReadingJson.failure(decoder.name(), rejected.fault());
    }
    List<PushedReading> readings = ((Decoded.Readings) decoded).readings();
    ObjectNode document = ReadingJson.good(decoder.name());
    if (readings.size() == 1) {
      put(document, readings.get(0));
    } else {
      ArrayNode all = document.putArray("readings");
      readings.forEach(reading -> put(all.addObject(), reading));
    }
    return document;
  }

  private static void put(ObjectNode document, PushedReading pushed) {
    ReadingJson.putReading(document, pushed.reading());
    document.put("at", pushed.at());
    document.put("seq", pushed.sequence());
  }
}
