package io.lintel.gateway.identity;

/**
 * For whom somebody may speak. Asked at each message, not once: a device that is enrolled or
 * revoked meanwhile is heeded at once. Safe for use from any thread, never blocks.
 */
public interface Reach {
  boolean meter(String id);

  boolean recorder(String id);

  boolean technician(String id);

  /** Whether it may send steps at all, before a payload says whose. */
  boolean anyTechnician();

  /** False once what was shown admits nobody any more (revoked, given another secret). */
  default boolean stands() {
    return true;
  }

  /** For what proves itself as a whole: the administrator, the gateway's own lines. */
  Reach EVERYTHING =
      new Reach() {
        @Override
        public boolean meter(String id) {
          return true;
        }

        @Override
        public boolean recorder(String id) {
          return true;
        }

        @Override
        public boolean technician(String id) {
          return true;
        }

        @Override
        public boolean anyTechnician() {
          return true;
        }
      };
}
