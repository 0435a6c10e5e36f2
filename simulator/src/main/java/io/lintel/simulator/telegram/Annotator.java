package io.lintel.simulator.telegram;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.Form;
import io.lintel.simulator.mishap.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the octets of one line's frames. What a meter says is read with the request before it:
 * which registers it answers does not stand in an answer.
 */
public final class Annotator {
  private static final Words UNIT = new Words("unit", "单元地址");
  private static final Words FUNCTION = new Words("function", "功能码");
  private static final Words EXCEPTION = new Words("function, refused", "功能码（拒绝）");
  private static final Words CODE = new Words("exception code", "异常码");
  private static final Words FIRST = new Words("first register", "起始寄存器");
  private static final Words COUNT = new Words("registers", "寄存器数");
  private static final Words WRITTEN = new Words("value written", "写入值");
  private static final Words OCTETS = new Words("octets that follow", "后续字节数");
  private static final Words CHECKSUM = new Words("checksum", "校验码");
  private static final Words TRANSACTION = new Words("transaction", "事务号");
  private static final Words PROTOCOL = new Words("protocol", "协议标识");
  private static final Words LENGTH = new Words("length", "长度");

  private static final int READ_HOLDING = 3;
  private static final int READ_INPUT = 4;
  private static final int WRITE_ONE = 6;
  private static final int WRITE_MANY = 16;
  private static final int REFUSED = 0x80;
  private static final int PDU_AT = 1;
  private static final int CHECKSUM_OCTETS = 2;
  private static final int LONGEST_STRAY = 64;

  private final Form form;
  private final RegisterLayout layout;

  public Annotator(Form form, RegisterLayout layout) {
    this.form = form;
    this.layout = layout;
  }

  public Annotated request(Bytes octets) {
    Naming naming = new Naming(octets);
    head(naming, octets);
    int pdu = naming.at();
    int function = function(naming, octets);
    if (function == READ_HOLDING || function == READ_INPUT || function == WRITE_MANY) {
      naming.take(2, FIRST, Naming::number);
      naming.take(2, COUNT, Naming::number);
    } else if (function == WRITE_ONE) {
      naming.take(2, FIRST, Naming::number);
      naming.take(2, WRITTEN, Naming::number);
    }
    if (function == WRITE_MANY) {
      int count = octets.length() > pdu + 5 ? octets.at(pdu + 5) : 0;
      naming.take(1, OCTETS, Naming::number);
      naming.take(count, WRITTEN, Naming::hex);
    }
    checksum(naming, octets, 0);
    return naming.done();
  }

  /**
   * @param request what was asked before it, or null if nothing was
   */
  public Annotated answer(Bytes octets, @Nullable Bytes request) {
    Naming naming = new Naming(octets);
    int begin = request == null ? 0 : begin(octets, request).orElse(-1);
    if (begin < 0) {
      return naming.done();
    }
    naming.stray(begin);
    head(naming, octets);
    int function = function(naming, octets);
    if ((function & REFUSED) != 0) {
      naming.take(1, CODE, Naming::number);
    } else if (function == READ_HOLDING || function == READ_INPUT) {
      registers(naming, octets, request);
    } else if (function == WRITE_ONE || function == WRITE_MANY) {
      naming.take(2, FIRST, Naming::number);
      naming.take(2, function == WRITE_ONE ? WRITTEN : COUNT, Naming::number);
    }
    checksum(naming, octets, begin);
    return naming.done();
  }

  private void registers(Naming naming, Bytes octets, @Nullable Bytes request) {
    int count = naming.left() > 0 ? octets.at(naming.at()) : 0;
    naming.take(1, OCTETS, Naming::number);
    int end = naming.at() + count;
    int firstAt = form.unitAt() + PDU_AT + 1;
    int register = request != null && request.length() > firstAt + 1 ? request.uint16(firstAt) : -1;
    while (naming.at() < end && naming.left() > 0) {
      int room = (end - naming.at()) / 2;
      RegisterField field = RegisterFields.beginningAt(layout, register).orElse(null);
      if (field != null && field.count() <= room) {
        naming.take(2 * field.count(), field.says(), field.value());
        register += field.count();
      } else {
        naming.take(Math.min(2, end - naming.at()), register(register), Naming::number);
        register++;
      }
    }
  }

  private static Words register(int number) {
    return number < 0
        ? new Words("register", "寄存器")
        : new Words("register " + number, "寄存器 " + number);
  }

  private void head(Naming naming, Bytes octets) {
    if (form == Form.MBAP) {
      int begin = naming.at();
      naming.take(2, TRANSACTION, Naming::number);
      naming.take(2, PROTOCOL, Naming::number);
      boolean wrong =
          octets.length() >= begin + 6 && octets.uint16(begin + 4) != octets.length() - begin - 6;
      naming.take(2, LENGTH, Naming::number, wrong);
    }
    naming.take(1, UNIT, Naming::number);
  }

  private static int function(Naming naming, Bytes octets) {
    int function = naming.left() > 0 ? octets.at(naming.at()) : 0;
    naming.take(1, (function & REFUSED) == 0 ? FUNCTION : EXCEPTION, Naming::hex);
    return function;
  }

  private void checksum(Naming naming, Bytes octets, int begin) {
    if (form != Form.RTU || naming.left() <= 0) {
      return;
    }
    int at = naming.at();
    Bytes expected = Crc16.append(octets.slice(begin, at)).slice(at - begin, at - begin + 2);
    int end = Math.min(octets.length(), at + CHECKSUM_OCTETS);
    boolean holds = octets.slice(at, end).equals(expected);
    naming.take(CHECKSUM_OCTETS, CHECKSUM, found -> holds ? "✓" : "✗ " + expected.toHex(), !holds);
  }

  /**
   * Where in {@code octets} something begins that could be meant as an answer; at least it ends.
   */
  private Optional<Integer> begin(Bytes octets, Bytes request) {
    int unitAt = form.unitAt();
    if (form == Form.MBAP || request.length() <= unitAt + PDU_AT) {
      return Optional.of(0);
    }
    int asked = request.at(unitAt + PDU_AT);
    // An echo looks like an answer at first sight: the last place that fits is meant.
    for (int at = Math.min(LONGEST_STRAY, octets.length() - 2); at >= 0; at--) {
      boolean fits = (octets.at(at + 1) & ~REFUSED) == asked && mayEndAt(octets, at);
      if (fits && octets.at(at) == request.at(unitAt)) {
        return Optional.of(at);
      }
    }
    boolean otherUnit = octets.length() > 1 && (octets.at(1) & ~REFUSED) == asked;
    return otherUnit || octets.length() == 1 ? Optional.of(0) : Optional.empty();
  }

  /** Whether a frame from {@code at} on is at least as plausible as noise: its checksum holds. */
  private static boolean mayEndAt(Bytes octets, int at) {
    int left = octets.length() - at;
    if (at == 0) {
      return true;
    }
    int length = left > 2 && (octets.at(at + 1) & REFUSED) == 0 ? 5 + octets.at(at + 2) : 5;
    return left >= length
        && Crc16.append(octets.slice(at, at + length - 2)).equals(octets.slice(at, at + length));
  }
}
