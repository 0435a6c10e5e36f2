package io.lintel.gateway.recorder;

/** What one recorder's files say of how it writes them: known where none says otherwise. */
final class Habit {
  private boolean so;
  private boolean otherwise;

  void says(boolean thisWay) {
    so |= thisWay;
    otherwise |= !thisWay;
  }

  boolean known() {
    return so != otherwise;
  }

  boolean always() {
    return so && !otherwise;
  }
}
