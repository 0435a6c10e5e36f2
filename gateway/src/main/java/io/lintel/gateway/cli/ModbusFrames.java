package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.meter.modbus.RtuTelegram;
import io.lintel.meter.modbus.RtuTelegram.Parsed;
import io.lintel.meter.modbus.profile.Profile;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Serial Modbus frames. Answers that carry registers become a reading when a profile says what they
 * mean; otherwise every register is a value of its own.
 */
record ModbusFrames(@Nullable Profile profile) implements FrameDecoder {
  static final String PROTOCOL = "modbus-rtu";

  @Override
  public ObjectNode decode(Bytes frame) {
    Parsed parsed = RtuTelegram.parse(frame);
    if (parsed instanceof Parsed.Malformed malformed) {
      return ReadingJson.failure(PROTOCOL, malformed.fault());
    }
    RtuTelegram telegram = ((Parsed.Telegram) parsed).telegram();
    ObjectNode document =
        profile != null && telegram.carriesAnswer()
            ? interpreted(profile.interpret(telegram))
            : registers(telegram);
    if (document.get("ok").booleanValue()) {
      putEnvelope(document, telegram);
    }
    return document;
  }

  private static ObjectNode interpreted(PollOutcome outcome) {
    return outcome instanceof PollOutcome.Garbled garbled
        ? ReadingJson.failure(PROTOCOL, garbled.fault())
        : ReadingJson.reading(PROTOCOL, ((PollOutcome.Read) outcome).reading());
  }

  private static ObjectNode registers(RtuTelegram telegram) {
    ObjectNode document = ReadingJson.good(PROTOCOL);
    document.putNull("device");
    ArrayNode values = document.putArray("values");
    List<Integer> registers = telegram.registers();
    for (int i = 0; i < registers.size(); i++) {
      ObjectNode value = ReadingJson.value("register", registers.get(i).toString(), "1");
      Integer first = telegram.first();
      if (first == null) {
        value.put("index", i);
      } else {
        value.put("register", first + i);
      }
      values.add(value);
    }
    document.putArray("status");
    document.putNull("at");
    return document;
  }

  private static void putEnvelope(ObjectNode document, RtuTelegram telegram) {
    document.put("unit", telegram.unit());
    document.put("modbus_function", telegram.function());
    document.put("direction", telegram.direction().name().toLowerCase(Locale.ROOT));
    if (telegram.first() != null) {
      document.put("first_register", telegram.first());
    }
    if (telegram.direction() == RtuTelegram.Direction.REFUSAL) {
      ObjectNode refusal = document.putObject("refusal");
      refusal.put("code", telegram.refusalCode());
      refusal.put("says", telegram.refusalInWords());
    } else {
      document.put("registers", telegram.count());
    }
  }
}
