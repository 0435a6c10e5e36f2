package io.lintel.gateway.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and error whose control characters can be seen: what a file, a device or a server
 * made us print must not move the cursor, colour the screen or turn the text round. {@code ESC}
 * becomes {@code \x1b}, and the marks that change the direction of writing are written out. Lines
 * and tabs are let through. Installed where a process begins, so that no command can forget it.
 */
public final class VisibleOutput extends FilterOutputStream {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7F;
  private static final int LONGEST = 3;

  private final boolean utf8;
  private final int[] held = new int[LONGEST];
  private int holding;

  /**
   * @param utf8 whether the octets are UTF-8, so that characters of several can be told
   */
  VisibleOutput(OutputStream out, boolean utf8) {
    super(out);
    this.utf8 = utf8;
  }

  /** From now on standard output and error are visible ones. */
  public static void install() {
    System.setOut(visible(FileDescriptor.out, "stdout.encoding"));
    System.setErr(visible(FileDescriptor.err, "stderr.encoding"));
  }

  /** Standard error as it is, for what draws on a terminal. */
  static PrintStream terminal() {
    return new PrintStream(
        new FileOutputStream(FileDescriptor.err), true, encoding("stderr.encoding"));
  }

  private static PrintStream visible(FileDescriptor to, String property) {
    Charset charset = encoding(property);
    return new PrintStream(
        new VisibleOutput(new FileOutputStream(to), charset.equals(StandardCharsets.UTF_8)),
        true,
        charset);
  }

  private static Charset encoding(String property) {
    String name = System.getProperty(property, System.getProperty("native.encoding", "UTF-8"));
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }

  @Override
  public void write(byte[] octets, int from, int count) throws IOException {
    int clean = from;
    for (int at = from; at < from + count; at++) {
      if (holding > 0 || isSuspect(octets[at] & 0xFF)) {
        out.write(octets, clean, at - clean);
        write(octets[at]);
        clean = at + 1;
      }
    }
    out.write(octets, clean, from + count - clean);
  }

  @Override
  public void write(int octet) throws IOException {
    int value = octet & 0xFF;
    if (holding == 0 && !isSuspect(value)) {
      out.write(value);
      return;
    }
    if (holding == 0 && (!utf8 || value < DELETE + 1)) {
      out.write("\\x%02x".formatted(value).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    held[holding++] = value;
    if (!mayGoOn()) {
      release();
    }
  }

  /** Whether what is held may be the begin of a character that must not be written. */
  private boolean mayGoOn() {
    return holding == 1
        || (holding == 2 && held[0] == 0xE2 && (held[1] == 0x80 || held[1] == 0x81));
  }

  private void release() throws IOException {
    int character = character();
    if (isInvisible(character)) {
      out.write("\\u%04x".formatted(character).getBytes(StandardCharsets.US_ASCII));
      holding = 0;
      return;
    }
    int count = holding;
    holding = 0;
    for (int i = 0; i < count; i++) {
      if (i > 0 && isSuspect(held[i])) {
        // It was no character after all: what follows is looked at anew.
        write(held[i]);
      } else {
        out.write(held[i]);
      }
    }
  }

  /** What is held, or 0 where that is no character whose every octet is there. */
  private int character() {
    for (int i = 1; i < holding; i++) {
      if ((held[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    if (holding == 2 && held[0] == 0xE2) {
      return 0;
    }
    return holding == 2
        ? (held[0] & 0x1F) << 6 | (held[1] & 0x3F)
        : (held[0] & 0x0F) << 12 | (held[1] & 0x3F) << 6 | (held[2] & 0x3F);
  }

  /** Control characters beyond ASCII, separators of lines, and what changes the direction. */
  private static boolean isInvisible(int character) {
    return (character >= 0x80 && character < 0xA0)
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x2028 && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private boolean isSuspect(int octet) {
    return (octet < FIRST_PRINTABLE && octet != '\n' && octet != '\t')
        || octet == DELETE
        || (utf8 && (octet == 0xC2 || octet == 0xE2));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
