package io.lintel.gateway.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which statuses of a work order say that nobody comes. */
class VisitTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "planned, false",
    "done, false",
    "not_met, false",
    "rescheduled, false",
    "called_back, false",
    "cancelled, true",
    "canceled, true",
    "Cancelled, true",
    "CANCELED, true",
    "' cancelled ', true",
    "cancelled_by_customer, false",
    "not_cancelled, false",
    "'', false",
    "已完成, false",
  })
  void calledOff(String status, boolean calledOff) {
    Visit visit =
        new Visit(
            new VisitId("V-1"),
            VisitKind.REPAIR,
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            status);

    assertEquals(calledOff, visit.calledOff());
  }
}
