package io.lintel.gateway.bench;

import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** The words of a {@link Repetition}, as devices, phones, docks and programs say them. */
final class RepeatedWords {
  static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  static final Intake INTAKE = new Intake(meter -> null);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final DockReports DOCKS = new DockReports(Names.THEMSELVES, ZONE);
  static final Station STATION = new Station(null, DialectFile.shipped("gat-947"), ZONE);

  private RepeatedWords() {}

  static Taken reading(
      String meter, Instant when, long seq, long volume, String valve, Arrival at) {
    return INTAKE.readings(
        meter,
        json(
            "{\"at\":\"%s\",\"seq\":%d,\"volume_m3\":\"%d.5\",\"valve\":\"%s\"}",
            when, seq, volume, valve),
        Format.JSON,
        at);
  }

  static Taken event(
      String recorder, Instant when, String type, long seq, String more, Arrival at) {
    return INTAKE.recorderEvents(
        recorder,
        json("{\"at\":\"%s\",\"type\":\"%s\",\"seq\":%d%s}", when, type, seq, more),
        Format.JSON,
        at);
  }

  static Taken step(String visit, Instant when, String step, String id, Arrival at) {
    return INTAKE.steps(
        visit,
        json(
            "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"T-1\",\"id\":\"%s\"}", when, step, id),
        Format.JSON,
        at);
  }

  static Taken custody(Instant from, long technician, Arrival at) {
    return INTAKE.custody(
        json("{\"recorder\":\"R-1\",\"technician\":\"T-%d\",\"from\":\"%s\"}", technician, from),
        Format.JSON,
        at);
  }

  static Taken position(String recorder, long i, Arrival at) {
    return event(
        recorder,
        NOON.plusMillis(i),
        "position",
        i,
        String.format(
            Locale.ROOT,
            ",\"position\":{\"lat\":31.%03d,\"lon\":121.%03d,\"accuracy_m\":5}",
            i * 7 % 1_000,
            i % 1_000),
        at);
  }

  static Taken docked(long i, Instant began, Arrival at) {
    return DOCKS.files(
        STATION,
        json(
            "{\"wjbh\":\"D-1 %d\",\"wjmc\":\"R-9_T-1_%d.MP4\",\"pssj\":\"%s\",\"wjsc\":600,"
                + "\"cpxh\":\"R-9\",\"gzz_xh\":\"D-1\"}",
            i, i, began),
        at);
  }

  static Taken docking(String recorder, long i, String more, String files, Arrival at) {
    Instant when = NOON.plusMillis(i);
    return DOCKS.sessions(
        STATION,
        json(
            "{\"device\":\"%s\",\"dock\":\"D-1\",\"station_time\":\"%s\","
                + "\"device_time\":\"%s\",\"files\":%s%s}",
            recorder, when, when.plusSeconds(i % 40), files, more),
        at);
  }

  static Taken visit(long i, Arrival at) {
    return visit("V-1", "G-1", NOON, i, at);
  }

  static Taken visit(String id, String meter, Instant from, long i, Arrival at) {
    return INTAKE.visit(
        id,
        json(
            "{\"id\":\"%s\",\"kind\":\"safety_check\",\"technicians\":[\"T-1\"],\"meters\":[\"%s\"],"
                + "\"appointment\":{\"from\":\"%s\",\"to\":\"%s\"},\"note\":\"%d\"}",
            id, meter, from, from.plusSeconds(3_600), i),
        Format.JSON,
        at);
  }

  static byte[] json(String form, Object... values) {
    return String.format(Locale.ROOT, form, values).getBytes(StandardCharsets.UTF_8);
  }
}
