package io.lintel.meter.modbus;

import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/** The registers a meter gave in one conversation, and the frames they came in. */
public final class RegisterImage {
  private record Block(RegisterSpan span, Bytes octets, int frameOffset) {}

  private final List<Block> blocks = new ArrayList<>();
  private Bytes frames = Bytes.empty();

  RegisterImage() {}

  /** What one answer gave, when {@code span} is what had been asked for. */
  public static RegisterImage of(RegisterSpan span, RtuTelegram answer) {
    RegisterImage image = new RegisterImage();
    image.add(span, answer.octets(), answer.frame(), RtuTelegram.REGISTERS_AT);
    return image;
  }

  void add(RegisterSpan span, Bytes octets, Bytes frame, int octetsAt) {
    blocks.add(new Block(span, octets, frames.length() + octetsAt));
    frames = frames.plus(frame);
  }

  /** Whether the meter gave {@code span}, whole and in one answer. */
  public boolean has(RegisterSpan span) {
    return blocks.stream().anyMatch(block -> block.span.holds(span));
  }

  /**
   * The octets of {@code span}, two a register, as they stood on the wire.
   *
   * @throws IllegalArgumentException if they were not read, or not by one request
   */
  public Bytes octets(RegisterSpan span) {
    Block block = holding(span);
    int from = 2 * (span.first() - block.span.first());
    return block.octets.slice(from, from + 2 * span.count());
  }

  /** Where the first octet of {@code span} stands in {@link #frames()}. */
  public int offset(RegisterSpan span) {
    Block block = holding(span);
    return block.frameOffset + 2 * (span.first() - block.span.first());
  }

  /** The answers, whole and one after another. */
  public Bytes frames() {
    return frames;
  }

  private Block holding(RegisterSpan span) {
    for (Block block : blocks) {
      if (block.span.holds(span)) {
        return block;
      }
    }
    throw new IllegalArgumentException("not read: " + span);
  }
}
