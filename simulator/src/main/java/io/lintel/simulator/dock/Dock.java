package io.lintel.simulator.dock;

/**
 * A docking station.
 *
 * @param way how what it takes reaches the gateway
 * @param readsTime whether it reads a recorder's clock before it sets it
 * @param copying whether a file grows under a name of its own until it is whole; for folders
 */
public record Dock(String id, Way way, boolean readsTime, boolean copying) {
  /** What a station does with the files it has taken. */
  public enum Way {
    /** The files themselves, in a folder that the gateway watches. */
    FOLDER,
    /** Records of the files, posted to the gateway. */
    RECORDS
  }
}
