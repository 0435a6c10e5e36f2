package io.lintel.gateway.jt808;

import io.lintel.meter.wire.Bytes;

/**
 * Messages typed from the standard's tables (JT/T 808-2013, clauses 4.4 and 8; 808-2019 where it
 * says so), each group of octets with what it means. Nothing here was made by our code.
 */
public final class TypedMessages {
  /** 0x0100 in the form of 2013. */
  public static final Bytes REGISTER =
      Bytes.hex(
          "7E " // flag
              + "01 00 " // message id: registration
              + "00 25 " // properties: plain, whole, body of 37 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 01 " // serial number
              + "00 1F " // province: 31, Shanghai
              + "00 73 " // city: 0115 in the national code
              + "4C 4E 54 45 4C " // maker: LNTEL
              + "42 57 43 2D 31 00 00 00 00 00 00 00 " // model: BWC-1, filled with 00
              + "00 00 00 00 00 00 00 00 " // its rest
              + "52 30 30 30 30 30 37 " // terminal: R000007
              + "00 " // plate colour: none
              + "39 " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0102 with the code sesame-7. */
  public static final Bytes AUTHENTICATE =
      Bytes.hex(
          "7E " // flag
              + "01 02 " // message id: authentication
              + "00 08 " // properties: plain, whole, body of 8 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 02 " // serial number
              + "73 65 73 61 6D 65 2D 37 " // code: sesame-7
              + "2F " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0002. */
  public static final Bytes HEARTBEAT =
      Bytes.hex(
          "7E " // flag
              + "00 02 " // message id: heartbeat
              + "00 00 " // properties: plain, whole, body of 0 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 03 " // serial number
              + "31 " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0200: on the way, all well. */
  public static final Bytes POSITION =
      Bytes.hex(
          "7E " // flag
              + "02 00 " // message id: position
              + "00 2B " // properties: plain, whole, body of 43 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 04 " // serial number
              + "00 00 00 00 " // alarms: none
              + "00 00 00 03 " // status: ACC on, located
              + "01 DC 89 D0 " // latitude: 31.230416 north
              + "07 3D 8A A5 " // longitude: 121.473701 east
              + "00 0C " // altitude in metres
              + "00 2D " // speed: 4.5 km/h
              + "00 5A " // direction: 90, east
              + "26 11 25 09 13 25 " // time: 2026-11-25 09:13:25, GMT+8
              + "01 04 00 00 00 64 " // item 01, 4 octets: 10.0 km driven
              + "30 01 1F " // item 30, 1 octet: signal 31
              + "31 01 09 " // item 31, 1 octet: 9 satellites
              + "E1 01 57 " // item E1, 1 octet: this maker's battery, 87 %
              + "18 " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0200 with alarms, and with octets that have to be escaped. */
  public static final Bytes EMERGENCY =
      Bytes.hex(
          "7E " // flag
              + "02 00 " // message id: position
              + "00 1C " // properties: plain, whole, body of 28 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 05 " // serial number
              + "00 00 00 81 " // alarms: bit 0 emergency, bit 7 power low
              + "00 00 00 03 " // status: ACC on, located
              + "01 DC 7D 02 7D 01 " // latitude: 31.227517 north; escaped
              + "07 3D 8A A5 " // longitude: 121.473701 east
              + "00 0C " // altitude in metres
              + "00 2D " // speed: 4.5 km/h
              + "00 5A " // direction: 90, east
              + "26 11 25 09 14 00 " // time: 2026-11-25 09:14:00, GMT+8
              + "16 " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0704: two positions of a time without network, the second without a fix. */
  public static final Bytes BATCH =
      Bytes.hex(
          "7E " // flag
              + "07 04 " // message id: batch of positions
              + "00 3F " // properties: plain, whole, body of 63 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 06 " // serial number
              + "00 02 " // items: 2
              + "01 " // kind: from a blind area
              + "00 1C " // length of the first: 28
              + "00 00 00 00 " // alarms: none
              + "00 00 00 02 " // status: located
              + "01 DC 8A 34 " // latitude: 31.230516 north
              + "07 3D 8A A5 " // longitude: 121.473701 east
              + "00 0C " // altitude in metres
              + "00 2D " // speed: 4.5 km/h
              + "00 5A " // direction: 90, east
              + "26 11 25 09 00 00 " // time: 2026-11-25 09:00:00, GMT+8
              + "00 1C " // length of the second: 28
              + "00 00 00 00 " // alarms: none
              + "00 00 00 00 " // status: no fix
              + "00 00 00 00 " // latitude: none
              + "00 00 00 00 " // longitude: none
              + "00 00 " // altitude in metres
              + "00 00 " // speed: none
              + "00 5A " // direction: 90, east
              + "26 11 25 09 01 00 " // time: 2026-11-25 09:01:00, GMT+8
              + "5D " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0900, transparent data, which Lintel has no use for. */
  public static final Bytes UNKNOWN =
      Bytes.hex(
          "7E " // flag
              + "09 00 " // message id: transparent data
              + "00 02 " // properties: plain, whole, body of 2 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 07 " // serial number
              + "F0 01 " // anything
              + "CD " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0003. */
  public static final Bytes LOGOUT =
      Bytes.hex(
          "7E " // flag
              + "00 03 " // message id: logout
              + "00 00 " // properties: plain, whole, body of 0 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 08 " // serial number
              + "3B " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0102 in the form of 2019. */
  public static final Bytes AUTHENTICATE_2019 =
      Bytes.hex(
          "7E " // flag
              + "01 02 " // message id: authentication
              + "40 2C " // properties: header of 2019 (bit 14), body of 44 octets
              + "01 " // protocol version: 1
              + "00 00 00 00 01 39 12 34 56 79 " // phone number in BCD: 20 digits
              + "00 01 " // serial number
              + "08 " // length of the code: 8
              + "73 65 73 61 6D 65 2D 37 " // code: sesame-7
              + "38 36 30 30 30 30 30 30 30 30 30 30 30 31 37 " // IMEI
              + "76 31 2E 32 2E 33 00 00 00 00 00 00 00 00 00 00 00 00 00 00 " // software version
              + "3E " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0200 behind the header of 2019. */
  public static final Bytes POSITION_2019 =
      Bytes.hex(
          "7E " // flag
              + "02 00 " // message id: position
              + "40 2B " // properties: header of 2019 (bit 14), body of 43 octets
              + "01 " // protocol version: 1
              + "00 00 00 00 01 39 12 34 56 79 " // phone number in BCD: 20 digits
              + "00 02 " // serial number
              + "00 00 00 00 " // alarms: none
              + "00 00 00 03 " // status: ACC on, located
              + "01 DC 89 D0 " // latitude: 31.230416 north
              + "07 3D 8A A5 " // longitude: 121.473701 east
              + "00 0C " // altitude in metres
              + "00 2D " // speed: 4.5 km/h
              + "00 5A " // direction: 90, east
              + "26 11 25 09 13 25 " // time: 2026-11-25 09:13:25, GMT+8
              + "01 04 00 00 00 64 " // item 01, 4 octets: 10.0 km driven
              + "30 01 1F " // item 30, 1 octet: signal 31
              + "31 01 09 " // item 31, 1 octet: 9 satellites
              + "E1 01 57 " // item E1, 1 octet: this maker's battery, 87 %
              + "5E " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x0100 in the form of 2019. */
  public static final Bytes REGISTER_2019 =
      Bytes.hex(
          "7E " // flag
              + "01 00 " // message id: registration
              + "40 4C " // properties: header of 2019 (bit 14), body of 76 octets
              + "01 " // protocol version: 1
              + "00 00 00 00 01 39 12 34 56 79 " // phone number in BCD: 20 digits
              + "00 00 " // serial number
              + "00 1F " // province: 31
              + "00 73 " // city: 0115
              + "4C 4E 54 45 4C 00 00 00 00 00 00 " // maker: LNTEL
              + "42 57 43 2D 32 00 00 00 00 00 00 00 " // model: BWC-2
              + "00 00 00 00 00 00 00 00 00 00 00 00 " // its rest
              + "00 00 00 00 00 00 " // its rest
              + "52 30 30 30 30 30 38 00 00 00 00 00 " // terminal: R000008
              + "00 00 00 00 00 00 00 00 00 00 00 00 " // its rest
              + "00 00 00 00 00 00 " // its rest
              + "00 " // plate colour: none
              + "1D " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** 0x8001: position 4 is taken; the third message of the platform. */
  public static final Bytes POSITION_DONE =
      Bytes.hex(
          "7E " // flag
              + "80 01 " // message id: general answer of the platform
              + "00 05 " // properties: body of 5 octets
              + "01 39 12 34 56 78 " // the terminal's phone number
              + "00 02 " // our serial number
              + "00 04 " // answers serial number
              + "02 00 " // answers message id
              + "00 " // result
              + "B0 " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** The batch above in two sub-packages: its first 20 octets, … */
  public static final Bytes BATCH_PART_1 =
      Bytes.hex(
          "7E " // flag
              + "07 04 " // message id: batch of positions
              + "20 14 " // properties: divided (bit 13), body of 20 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 0A " // serial number
              + "00 02 " // sub-packages: 2
              + "00 01 " // this one: 1
              + "00 02 01 00 1C 00 00 00 00 00 00 00 02 01 DC 8A " // body
              + "34 07 3D 8A " // body
              + "C0 " // check code: all from the message id on, XORed
              + "7E"); // flag

  /** … and the rest. */
  public static final Bytes BATCH_PART_2 =
      Bytes.hex(
          "7E " // flag
              + "07 04 " // message id: batch of positions
              + "20 2B " // properties: divided (bit 13), body of 43 octets
              + "01 39 12 34 56 78 " // phone number in BCD: 013912345678
              + "00 0B " // serial number
              + "00 02 " // sub-packages: 2
              + "00 02 " // this one: 2
              + "A5 00 0C 00 2D 00 5A 26 11 25 09 00 00 00 1C 00 " // body
              + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 " // body
              + "00 00 00 00 5A 26 11 25 09 01 00 " // body
              + "AA " // check code: all from the message id on, XORed
              + "7E"); // flag

  private TypedMessages() {}
}
