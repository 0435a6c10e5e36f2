package io.lintel.gateway.journal;

/**
 * How far each reader of the journal has come. A cursor is saved after the work, so that after a
 * crash a little work is done twice and none is left out. Blocking.
 */
public interface Cursors {
  /** The number of the last entry {@code name} is done with, 0 if it never saved one. */
  long load(String name);

  void save(String name, long seq);
}
