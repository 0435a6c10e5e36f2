package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Observation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In Berlin, 2026-10-25 has two hours from 02:00: the first at +02:00, the second at +01:00. */
class RepeatedHourTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");
  private static final String SECOND = "+01:00";

  private Intake intake = restarted(BERLIN);

  private final List<Observation> journal = new ArrayList<>();

  private static Intake restarted(ZoneId zone) {
    return new Intake(meter -> null, zone, (kind, deed, member) -> {});
  }

  /** With what the journal kept of the time before, of each report once. */
  private void restarted() {
    intake =
        new Intake(
            meter -> null,
            BERLIN,
            (kind, deed, member) -> {},
            (kind, device, from, to) ->
                journal.stream()
                    .filter(one -> one.kind() == kind && one.device().equals(device))
                    .filter(one -> isWithin(one, from, to))
                    .toList());
  }

  private static boolean isWithin(Observation one, Instant from, Instant to) {
    Instant at = DeviceTime.parse(String.valueOf(one.stated()), BERLIN);
    return at != null && !at.isBefore(from) && at.isBefore(to);
  }

  /** What the journal keeps of readings {@code 02:30=100}, sent in one payload. */
  private List<String> told(Instant received, String... readings) {
    List<String> elements = new ArrayList<>();
    for (String reading : readings) {
      String[] parts = reading.split("=", 2);
      elements.add("{\"at\":\"2026-10-25T" + parts[0] + "\",\"volume_m3\":\"" + parts[1] + "\"}");
    }
    String payload = elements.size() == 1 ? elements.get(0) : elements.toString();
    Taken taken =
        intake.readings(
            "G-1", payload.getBytes(UTF_8), Format.JSON, new Arrival("mqtt", received, "topic"));
    taken.accepted().stream()
        .filter(one -> journal.stream().noneMatch(known -> Identity.repeated(known, one)))
        .forEach(journal::add);
    return taken.accepted().stream()
        .map(Observation::stated)
        .map(stated -> String.valueOf(stated).substring("2026-10-25T".length()))
        .toList();
  }

  @Test
  void theSameTimeWithAnotherIndexIsOfTheSecondHour() {
    assertEquals(List.of("02:30:00"), told(LATER, "02:30:00=100"));
    assertEquals(List.of("02:30:00" + SECOND), told(LATER, "02:30:00=101"));
  }

  @Test
  void whatComesAgainStaysWhatItWas() {
    told(LATER, "02:00=100");
    told(LATER, "02:30=101");
    told(LATER, "02:00=102");

    assertEquals(List.of("02:30"), told(LATER, "02:30=101"));
    assertEquals(List.of("02:00" + SECOND), told(LATER, "02:00=102"));
    assertEquals(List.of("02:00"), told(LATER, "02:00=100"));
  }

  @Test
  void aRestartBetweenTheTwoHoursChangesNothing() {
    told(LATER, "02:30:00=100");
    restarted();
    assertEquals(List.of("02:30:00" + SECOND), told(LATER, "02:30:00=101"));
    restarted();
    assertEquals(List.of("02:45:00" + SECOND), told(LATER, "02:45:00=102"));
    restarted();
    assertEquals(List.of("02:30:00"), told(LATER, "02:30:00=100"));
    assertEquals(List.of("02:30:00" + SECOND), told(LATER, "02:30:00=101"));
  }

  @Test
  void aBatchThatIsSentAgainAfterARestartBringsNothingNew() {
    String[] night = {"02:00=5", "02:30=5", "02:00=5", "02:30=5"};
    List<String> told = List.of("02:00", "02:30", "02:00" + SECOND, "02:30" + SECOND);
    assertEquals(told, told(LATER, night));
    restarted();
    told(LATER, night);
    assertEquals(4, journal.size(), journal::toString);
  }

  @Test
  void whereTheTimesOfABatchGoBackTheSecondHourBegins() {
    String[] night = {
      "01:30=1", "02:00=2", "02:30=3", "02:00=4", "02:15=5", "02:30=6", "03:00=7", "03:30=8"
    };
    List<String> told =
        List.of(
            "01:30",
            "02:00",
            "02:30",
            "02:00" + SECOND,
            "02:15" + SECOND,
            "02:30" + SECOND,
            "03:00",
            "03:30");

    assertEquals(told, told(LATER, night));
    assertEquals(told, told(LATER, night));
  }

  @Test
  void aMeterThatStandsStillHasTwoHoursAllTheSame() {
    assertEquals(
        List.of("02:00", "02:30", "02:00" + SECOND, "02:30" + SECOND),
        told(LATER, "02:00=5", "02:30=5", "02:00=5", "02:30=5"));
  }

  @Test
  void whatComesPromptlyIsOfTheHourThatIsNow() {
    assertEquals(List.of("02:30"), told(Instant.parse("2026-10-25T00:30:05Z"), "02:30=5"));
    assertEquals(List.of("02:30" + SECOND), told(Instant.parse("2026-10-25T01:30:05Z"), "02:30=5"));
    intake = restarted(BERLIN);
    assertEquals(List.of("02:45" + SECOND), told(Instant.parse("2026-10-25T01:45:05Z"), "02:45=5"));
  }

  @Test
  void whatIsStillToComeIsNotOfTheSecondHour() {
    Instant now = Instant.parse("2026-10-25T00:40:00Z");
    assertEquals(List.of("02:30"), told(now, "02:30=5"));
    assertEquals(List.of("02:30"), told(now, "02:30=6"));
  }

  @Test
  void whoSaidItIsKept() {
    Speaker stranger = new Speaker("anonymous", SpeakerKind.ANYBODY, false, Reach.EVERYTHING);
    byte[] payload =
        "[{\"at\":\"2026-10-25T02:30\",\"volume_m3\":1},{\"at\":\"2026-10-25T02:00\",\"volume_m3\":2}]"
            .getBytes(UTF_8);
    Taken taken =
        intake.readings("G-1", payload, Format.JSON, new Arrival("mqtt", LATER, "topic", stranger));
    assertEquals(
        List.of(stranger.voice(), stranger.voice()),
        taken.accepted().stream().map(Observation::voice).toList());
  }

  @Test
  void devicesAndKindsOfReportsHaveAnOrderOfTheirOwn() {
    told(LATER, "02:30=5");
    Taken other =
        intake.readings(
            "G-2",
            "{\"at\":\"2026-10-25T02:00:00\",\"volume_m3\":\"1\"}".getBytes(UTF_8),
            Format.JSON,
            new Arrival("mqtt", LATER, "topic"));
    Taken event =
        intake.recorderEvents(
            "G-1",
            "{\"at\":\"2026-10-25T02:00:00\",\"type\":\"heartbeat\"}".getBytes(UTF_8),
            Format.JSON,
            new Arrival("mqtt", LATER, "topic"));
    for (Taken taken : List.of(other, event)) {
      assertEquals("2026-10-25T02:00:00", taken.accepted().get(0).stated());
    }
  }

  @Test
  void eventsAndStepsOfTheSecondHourAreOfItToo() {
    for (String[] sent :
        List.of(
            new String[] {"R", "\"type\":\"recording_started\"", "\"type\":\"recording_stopped\""},
            new String[] {
              "S",
              "\"step\":\"arrived\",\"technician\":\"T\",\"id\":\"1\"",
              "\"step\":\"knocked\",\"technician\":\"T\",\"id\":\"2\""
            })) {
      String payload =
          "[{\"at\":\"2026-10-25T02:30:00\","
              + sent[1]
              + "},{\"at\":\"2026-10-25T02:10:00\","
              + sent[2]
              + "}]";
      Arrival arrival = new Arrival("http", LATER, "path");
      byte[] bytes = payload.getBytes(UTF_8);
      Taken taken =
          sent[0].equals("R")
              ? intake.recorderEvents("X", bytes, Format.JSON, arrival)
              : intake.steps("X", bytes, Format.JSON, arrival);
      assertEquals(
          List.of("2026-10-25T02:30:00", "2026-10-25T02:10:00+01:00"),
          taken.accepted().stream().map(Observation::stated).toList(),
          taken::diagnostic);
    }
  }

  @Test
  void whereNoHourIsRepeatedNothingIsChanged() {
    intake = restarted(ZoneId.of("Asia/Shanghai"));
    assertEquals(Arrays.asList("02:30", "02:00"), told(LATER, "02:30=1", "02:00=2"));
    intake = restarted(BERLIN);
    assertEquals(
        Arrays.asList("02:30+02:00", "02:00Z", "04:30", "04:00"),
        told(LATER, "02:30+02:00=1", "02:00Z=2", "04:30=3", "04:00=4"));
  }
}
