package io.lintel.simulator.network;

/**
 * One message, as far as the network cares.
 *
 * @param sender a meter, a recorder, a technician, the office
 * @param regarding the visit it is about, or where it goes
 * @param number counts the sender's messages, repeats not counted
 */
public record Letter(Carriage carriage, String sender, String regarding, long number) {
  String[] names() {
    return new String[] {sender, regarding, carriage.wireName()};
  }

  /** The same attempt at the same message has the same luck, whatever else goes on. */
  String occasion(int attempt) {
    return sender + "/" + number + "/" + attempt;
  }
}
