package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientIdsTest {
  private static final int RUNS = 100;
  private static final String DIGITS_OF_A_LOAD = "1999";

  @Test
  void noTwoRunsShareOne() {
    Set<String> ids = new TreeSet<>();
    for (int run = 0; run < RUNS; run++) {
      ids.add(ClientIds.ofDay());
      ids.add(ClientIds.ofLoad());
    }
    assertEquals(2 * RUNS, ids.size());
  }

  @Test
  void everyBrokerHasToTakeThem() {
    List<String> ids = Stream.of(ClientIds.ofDay(), ClientIds.ofLoad() + DIGITS_OF_A_LOAD).toList();
    for (String id : ids) {
      assertTrue(id.matches("[0-9a-zA-Z]{1," + ClientIds.LONGEST + "}"), id);
    }
  }
}
