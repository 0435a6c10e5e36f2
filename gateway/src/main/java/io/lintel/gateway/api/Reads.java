package io.lintel.gateway.api;

import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.StoreFailed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs SQL away from the event loop, on threads of its own with a connection each. */
public final class Reads {
  private static final int THREADS = 2;

  /** Questions waiting or being answered; more are refused with 503. */
  private static final int LIMIT = 256;

  private static final int RETRY_SECONDS = 1;

  private final ProjectionDatabase database;
  private final WorkerExecutor workers;
  private final BlockingQueue<ProjectionReader> readers = new ArrayBlockingQueue<>(THREADS);
  private final AtomicInteger pending = new AtomicInteger();

  public Reads(Vertx vertx, ProjectionDatabase database) {
    this.database = database;
    this.workers = vertx.createSharedWorkerExecutor("lintel-reads", THREADS);
    for (int i = 0; i < THREADS; i++) {
      readers.add(database.reader());
    }
  }

  /** Asks the projections; the answer comes on the caller's context. */
  public <T> Future<T> ask(Function<ProjectionReader, T> question) {
    return blocking(
        () -> {
          ProjectionReader reader = current(readers.take());
          try {
            return question.apply(reader);
          } catch (StoreFailed e) {
            if (e.isDamage()) {
              database.damaged(String.valueOf(e.getMessage()));
            }
            throw e;
          } finally {
            readers.add(reader);
          }
        });
  }

  /** The tables may have been made anew since the reader was opened. */
  private ProjectionReader current(ProjectionReader reader) {
    if (database.isCurrent(reader)) {
      return reader;
    }
    try {
      ProjectionReader anew = database.reader();
      reader.close();
      return anew;
    } catch (StoreFailed e) {
      readers.add(reader);
      throw e;
    }
  }

  /** Anything else that blocks, such as a look into the journal. */
  public <T> Future<T> blocking(Callable<T> work) {
    if (pending.incrementAndGet() > LIMIT) {
      pending.decrementAndGet();
      return Future.failedFuture(
          new Refused(
              503,
              "Too many questions at once",
              "At most " + LIMIT + " questions can wait. Ask again.",
              RETRY_SECONDS));
    }
    return workers.executeBlocking(work, false).onComplete(done -> pending.decrementAndGet());
  }

  /** After the server has stopped. */
  public void close() {
    workers.close();
    ProjectionReader reader = readers.poll();
    while (reader != null) {
      reader.close();
      reader = readers.poll();
    }
  }
}
