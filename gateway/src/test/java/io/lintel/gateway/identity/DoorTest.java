package io.lintel.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.identity.Admission.Admitted;
import io.lintel.gateway.identity.Admission.Ground;
import io.lintel.gateway.identity.Admission.Refused;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is let in, as whom, and for whom they may speak then. */
class DoorTest {
  private static final String SECRET = "abcdefgh-ijklmnop";
  private static final String OTHER = "another-secret-of-some-length";

  private final List<String> told = new ArrayList<>();
  private final List<List<Device>> kept = new ArrayList<>();
  private final Devices devices =
      new Devices(
          List.of(),
          List.of(
              device(SpeakerKind.METER, "G-1", ""),
              device(SpeakerKind.RECORDER, "R-1", ""),
              device(SpeakerKind.PHONE, "T-1", ""),
              device(SpeakerKind.RELAY, "cloud", "meter:G-* technician:T-9"),
              new Device(SpeakerKind.METER, "G-2", null, "CN=G-2, O=Gas", SpeaksFor.NOBODY)),
          list -> {
            kept.add(list);
            return CompletableFuture.completedFuture(null);
          });
  private long nanos;
  private final Enrolment enrolment = new Enrolment(new SecureRandom(), () -> nanos);
  private final Enrolling enrolling =
      new Enrolling(
          devices,
          enrolment,
          new SecureRandom(),
          (event, detail) -> told.add(event + " " + detail));

  private static Device device(SpeakerKind kind, String id, String speaksFor) {
    return new Device(kind, id, DeviceSecret.digestOf(SECRET), null, SpeaksFor.parse(speaksFor));
  }

  private Door door(boolean anonymous, Door.@Nullable Shared shared) {
    return new Door(devices, enrolling, new Door.Rules(anonymous, false, shared));
  }

  private static Bytes octets(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Shown shown(String username, String password) {
    return new Shown("client", username, octets(password), null);
  }

  private static Speaker in(Admission admission) {
    return assertInstanceOf(Admitted.class, admission, admission::toString).speaker();
  }

  private static Ground out(Admission admission) {
    return assertInstanceOf(Refused.class, admission, admission::toString).ground();
  }

  @Test
  void aMeterSpeaksForItselfAndForNobodyElse() {
    Speaker meter = in(door(false, null).admit(shown("meter/G-1", SECRET)));

    assertTrue(meter.proven());
    assertTrue(meter.mayReportReadingsOf("G-1"));
    assertTrue(meter.mayTakeCommandsOf("G-1"));
    assertFalse(meter.mayReportReadingsOf("G-2"));
    assertFalse(meter.mayTakeCommandsOf("G-2"));
    assertFalse(meter.mayReportEventsOf("G-1"), "a recorder of that id is another device");
    assertFalse(meter.mayReportSteps());
  }

  @Test
  void aPhoneSpeaksAsItsTechnicianOnly() {
    Speaker phone = in(door(false, null).admit(shown("T-1", SECRET)));

    assertTrue(phone.mayReportSteps());
    assertTrue(phone.mayReportStepsOf("T-1"));
    assertFalse(phone.mayReportStepsOf("T-2"));
    assertFalse(phone.mayReportReadingsOf("G-1"));
  }

  @Test
  void aRelaySpeaksForThoseListed() {
    Speaker relay = in(door(false, null).admit(shown("relay/cloud", SECRET)));

    assertTrue(relay.mayReportReadingsOf("G-77"));
    assertFalse(relay.mayReportReadingsOf("H-1"));
    assertTrue(relay.mayReportStepsOf("T-9"));
    assertFalse(relay.mayReportStepsOf("T-1"));
    assertFalse(relay.mayReportEventsOf("R-1"));
  }

  @Test
  void whoShowsSomethingWrongIsNeverLetInAsSomebodyUnknown() {
    for (boolean anonymous : new boolean[] {true, false}) {
      Door door = door(anonymous, null);
      assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("meter/G-1", OTHER))));
      assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("G-1", ""))));
      assertEquals(
          Ground.BAD_CREDENTIALS, out(door.admit(new Shown("c", "meter/G-1", null, null))));
      assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("meter/unknown", SECRET))));
      assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("meter/G-2", SECRET))), "has none");
      assertEquals(
          Ground.BAD_CREDENTIALS, out(door.admit(new Shown("c", null, null, "CN=nobody"))));
    }
  }

  @Test
  void aCertificateIsKnownHoweverItsSubjectIsWritten() {
    Speaker meter = in(door(false, null).admit(new Shown("c", null, null, "CN=G-2,O=Gas")));

    assertEquals("meter/G-2", meter.name());
    assertTrue(meter.mayReportReadingsOf("G-2"));
  }

  @Test
  void whoProvesNothingSpeaksForNobodyWhoCouldHaveProvenIt() {
    Speaker stranger = in(door(true, null).admit(Shown.nothing("c")));

    assertFalse(stranger.proven());
    assertTrue(stranger.mayReportReadingsOf("G-9"));
    assertFalse(stranger.mayReportReadingsOf("G-1"));
    assertFalse(stranger.mayReportEventsOf("R-1"));
    assertFalse(stranger.mayReportStepsOf("T-1"));
    assertFalse(stranger.mayTakeCommandsOf("G-9"), "a valve's orders are the meter's own");
    assertEquals(Ground.ANONYMOUS, out(door(false, null).admit(Shown.nothing("c"))));
  }

  @Test
  void thePasswordThatAllShareAdmitsAndProvesNobody() {
    Door door = door(false, new Door.Shared("all", octets("word")));

    Speaker shared = in(door.admit(shown("all", "word")));
    assertFalse(shared.proven());
    assertFalse(shared.mayReportReadingsOf("G-1"));
    assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("all", "other"))));
    assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("others", "word"))));
    assertTrue(in(door.admit(shown("meter/G-1", SECRET))).proven());
  }

  @Test
  void aDeviceEnrolsItselfOnceAndKeepsItsSecret() {
    String code = enrolment.open(SpeakerKind.METER, Duration.ofMinutes(5), 2).orElseThrow();
    Door door = door(false, null);

    Speaker meter = in(door.admit(shown("meter/G-5", code + ":" + OTHER)));
    assertTrue(meter.proven());
    assertEquals("meter/G-5", in(door.admit(shown("meter/G-5", OTHER))).name());
    assertEquals(
        "meter/G-5",
        in(door.admit(shown("meter/G-5", code + ":" + OTHER))).name(),
        "it may go on showing both");
    assertEquals(1, kept.size(), "enrolled once");
    assertEquals(
        Ground.BAD_CREDENTIALS,
        out(door.admit(shown("meter/G-5", code + ":" + SECRET))),
        "nobody takes it over with the code");
    assertEquals(
        Ground.BAD_CREDENTIALS,
        out(door.admit(shown("meter/G-1", code + ":" + OTHER))),
        "nor one that came by import");
    assertEquals(
        Ground.BAD_CREDENTIALS,
        out(door.admit(shown("recorder/R-5", code + ":" + OTHER))),
        "the window is for meters");
    assertTrue(told.contains("enrolled meter/G-5"), told::toString);
  }

  @Test
  void aWindowClosesByTimeAndByCount() {
    Door door = door(false, null);
    String code = enrolment.open(null, Duration.ofMinutes(5), 1).orElseThrow();
    in(door.admit(shown("meter/A-1", code + ":" + OTHER)));
    assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("meter/A-2", code + ":" + OTHER))));

    String second = enrolment.open(null, Duration.ofMinutes(5), 9).orElseThrow();
    nanos += Duration.ofMinutes(5).toNanos();
    assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("meter/A-2", second + ":" + OTHER))));
    assertEquals(List.of(), enrolment.windows());
  }

  @Test
  void codesCannotBeTriedOutAndNoCodeMakesARelay() {
    String code = enrolment.open(null, Duration.ofHours(1), 9).orElseThrow();
    Door door = door(false, null);
    for (int i = 0; i < Enrolment.MOST_WRONG - 1; i++) {
      assertEquals(
          Ground.BAD_CREDENTIALS,
          out(door.admit(shown("meter/B-" + i, "AAAA-AAAA-AAAA:" + OTHER))));
    }
    assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("relay/mine", code + ":" + OTHER))));
    assertEquals(
        Ground.TOO_MANY_ATTEMPTS,
        out(door.admit(shown("meter/B-1", code + ":" + OTHER))),
        "the right code too has to wait");
    nanos += Enrolment.ATTEMPTS_WITHIN.toNanos();
    in(door.admit(shown("meter/B-1", code + ":" + OTHER)));
  }

  @Test
  void aSecretThatCouldBeGuessedIsRefusedAndCostsNoPlace() {
    String code = enrolment.open(null, Duration.ofHours(1), 1).orElseThrow();
    Door door = door(false, null);

    assertEquals(Ground.BAD_CREDENTIALS, out(door.admit(shown("meter/C-1", code + ":123456"))));
    in(door.admit(shown("meter/C-1", code + ":" + OTHER)));
  }

  @Test
  void whatIsRevokedOrChangedSpeaksNoMore() {
    Speaker meter = in(door(false, null).admit(shown("meter/G-1", SECRET)));
    devices.remove("meter/G-1");

    assertFalse(meter.stands());
    assertFalse(meter.mayReportReadingsOf("G-1"));
    assertEquals(Ground.BAD_CREDENTIALS, out(door(false, null).admit(shown("meter/G-1", SECRET))));
  }

  @Test
  void theConfiguredFileHoldsWhereBothNameOne() {
    devices.file(
        List.of(
            new Device(
                SpeakerKind.METER, "G-1", DeviceSecret.digestOf(OTHER), null, SpeaksFor.NOBODY)));

    assertEquals(Ground.BAD_CREDENTIALS, out(door(false, null).admit(shown("meter/G-1", SECRET))));
    in(door(false, null).admit(shown("meter/G-1", OTHER)));
    assertEquals(
        List.of(Devices.Added.IN_FILE),
        devices.add(List.of(device(SpeakerKind.METER, "G-1", "")), true).outcomes());
  }

  @Test
  void aPasswordNeverReachesALog() {
    assertFalse(shown("meter/G-1", SECRET).toString().contains(SECRET));
    Refused refused =
        assertInstanceOf(Refused.class, door(false, null).admit(shown("meter/G-1", OTHER)));
    assertFalse(refused.why().contains(OTHER));
    assertNull(enrolling.enrol(Enrolling.login("meter/G-1").orElseThrow(), "x", SECRET).secret());
    assertTrue(told.stream().noneMatch(line -> line.contains(SECRET)), told::toString);
  }
}
