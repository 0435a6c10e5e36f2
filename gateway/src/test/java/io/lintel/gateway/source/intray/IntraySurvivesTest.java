package io.lintel.gateway.source.intray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.MishapJournal;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Observation;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the journal, the owner or one answer throws, the next message is answered. */
class IntraySurvivesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final MishapJournal journal = new MishapJournal();
  private final LinkedBlockingQueue<String> answered = new LinkedBlockingQueue<>();
  private volatile boolean ownerFails;
  private final Intray intray =
      new Intray(
          "test",
          vertx,
          context,
          journal,
          new Intray.Owner() {
            @Override
            public void refused() {
              if (ownerFails) {
                throw new StackOverflowError("in refused");
              }
            }

            @Override
            public void roomAgain() {
              throw new StackOverflowError("in roomAgain");
            }
          },
          InstantSource.system());

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private static List<Observation> observations(int count) {
    return java.util.Collections.nCopies(
        count, GatewayLife.observation("test", "connected", "", NOON));
  }

  private void put(int count, Runnable kept) {
    context.runOnContext(now -> intray.put(observations(count), 1, kept));
  }

  private void put(String name) {
    put(1, () -> answered.add(name));
  }

  private void answers(String name) throws InterruptedException {
    assertEquals(name, answered.poll(20, TimeUnit.SECONDS), () -> intray.refusal().orElse("ready"));
  }

  @Test
  void aJournalThatThrowsIsAskedAgain() throws Exception {
    ownerFails = true;
    journal.failInAppend(new StackOverflowError("in append"));
    put("first");
    answers("first");
    put("second");
    answers("second");
    assertTrue(journal.isOver());
    assertEquals(2, journal.last());
  }

  @Test
  void anAnswerThatThrowsIsToldAndTheOthersAreGiven() throws Exception {
    LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    context.runOnContext(
        now -> {
          intray.put(
              observations(1),
              1,
              () -> {
                throw new StackOverflowError("in an answer");
              });
          intray.put(observations(1), 1, () -> said.add(intray.refusal().orElse("ready")));
        });
    String told = said.poll(20, TimeUnit.SECONDS);
    assertTrue(told != null && told.contains("answering what was sent fails since"), told);
    put("next");
    answers("next");
  }

  @Test
  void anOwnerThatThrowsWhenThereIsRoomAgainDoesNotEndIt() throws Exception {
    put(Intray.MOST_GATHERING + 1, () -> answered.add("many"));
    answers("many");
    put("next");
    answers("next");
  }

  /** MQTT 5, 4.6: a commit that is done at once is not answered before the one before it. */
  @Test
  void answersGoOutInTheOrderOfTheMessages() throws Exception {
    journal.onCommit(
        last -> {
          if (last == 1) {
            intray.put(observations(1), 1, () -> answered.add("second"));
          }
        });
    put("first");
    answers("first");
    answers("second");
  }
}
