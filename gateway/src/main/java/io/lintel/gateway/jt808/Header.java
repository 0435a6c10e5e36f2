package io.lintel.gateway.jt808;

import io.lintel.meter.wire.Bytes;

/**
 * A message's header (clause 4.4.3), of 2011 and 2013 or of 2019.
 *
 * @param version null for the header of 2011 and 2013; else the protocol version that the header of
 *     2019 carries
 * @param phone the terminal's number as it was sent: 6 octets of BCD, 10 since 2019; some makers
 *     put other octets there, which are a number all the same
 * @param serial the sender's counter, 0 to 65535
 * @param parts into how many sub-packages the message is divided; 1 if it is whole
 * @param part which of them this is, from 1
 */
public record Header(
    int messageId,
    @org.jspecify.annotations.Nullable Integer version,
    Bytes phone,
    int serial,
    int parts,
    int part) {
  /**
   * The phone number without its padding, in hexadecimal digits where it is no BCD: the same number
   * in both headers is the same text.
   */
  public String number() {
    String digits = phone.toHex();
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.substring(zeros);
  }

  public boolean whole() {
    return parts == 1;
  }
}
