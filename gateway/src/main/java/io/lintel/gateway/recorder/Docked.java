package io.lintel.gateway.recorder;

import java.util.List;

/**
 * What docking stations know of one recorder.
 *
 * @param files in journal order
 * @param sessions in journal order
 */
public record Docked(List<DockedFile> files, List<DockSession> sessions) {
  public static final Docked NOTHING = new Docked(List.of(), List.of());

  public Docked {
    files = List.copyOf(files);
    sessions = List.copyOf(sessions);
  }

  /** What of all this is about {@code recorder}. */
  public static Docked of(String recorder, List<DockedFile> files, List<DockSession> sessions) {
    return new Docked(
        files.stream().filter(file -> file.recorder().equals(recorder)).toList(),
        sessions.stream().filter(session -> session.recorder().equals(recorder)).toList());
  }
}
