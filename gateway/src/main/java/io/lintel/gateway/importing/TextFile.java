package io.lintel.gateway.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Octets as text, in the encodings that spreadsheets and accounting systems write: UTF-8 and UTF-16
 * by their marks or by their shape, and else GB 18030, of which GBK and GB 2312 are parts.
 *
 * @param encoding as a person calls it
 */
record TextFile(String encoding, String text) {
  private static final Charset GB_18030 = Charset.forName("GB18030");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Of a UTF-16 text's odd or even octets, so many in a hundred are 0: separators and ends. */
  private static final int ZEROS_IN_A_HUNDRED = 5;

  /**
   * @throws Unreadable if it is none of them
   */
  static TextFile of(byte[] octets) throws Unreadable {
    if (octets.length == 0) {
      throw new Unreadable("the file is empty");
    }
    Optional<TextFile> marked = marked(octets);
    if (marked.isPresent()) {
      return marked.get();
    }
    Optional<TextFile> wide = wide(octets);
    if (wide.isPresent()) {
      return wide.get();
    }
    Optional<TextFile> text =
        decoded(octets, StandardCharsets.UTF_8, "UTF-8")
            .or(() -> decoded(octets, GB_18030, "GB 18030"));
    return text.filter(TextFile::isPlausible)
        .orElseThrow(
            () ->
                new Unreadable(
                    "expected text in UTF-8, UTF-16, GBK or GB 18030, found something else; save"
                        + " the file as \"CSV UTF-8\" or as .xlsx"));
  }

  /** A mark says it, and then it has to be true. */
  private static Optional<TextFile> marked(byte[] octets) throws Unreadable {
    for (Mark mark : Mark.ALL) {
      if (mark.begins(octets)) {
        return Optional.of(
            decoded(octets, mark.charset, mark.name)
                .orElseThrow(
                    () ->
                        new Unreadable(
                            "the file begins like "
                                + mark.name
                                + " but is damaged; save it once more")));
      }
    }
    return Optional.empty();
  }

  /**
   * @param octets hexadecimal, with which a file begins
   */
  private record Mark(String name, Charset charset, String octets) {
    private static final List<Mark> ALL =
        List.of(
            new Mark("UTF-8", StandardCharsets.UTF_8, "efbbbf"),
            new Mark("UTF-16 LE", StandardCharsets.UTF_16LE, "fffe"),
            new Mark("UTF-16 BE", StandardCharsets.UTF_16BE, "feff"),
            new Mark("GB 18030", GB_18030, "84319533"));

    boolean begins(byte[] file) {
      int length = Math.min(file.length, octets.length() / 2);
      return HexFormat.of().formatHex(file, 0, length).equals(octets);
    }
  }

  /** UTF-16 without a mark: its separators and line ends bring zeros, all on one side. */
  private static Optional<TextFile> wide(byte[] octets) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    int enough = Math.max(1, octets.length / 2 * ZEROS_IN_A_HUNDRED / 100);
    if (octets.length % 2 != 0 || Math.max(even, odd) < enough) {
      return Optional.empty();
    }
    return odd > even
        ? decoded(octets, StandardCharsets.UTF_16LE, "UTF-16 LE")
        : decoded(octets, StandardCharsets.UTF_16BE, "UTF-16 BE");
  }

  private static Optional<TextFile> decoded(byte[] octets, Charset charset, String name) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(octets))
              .toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return Optional.of(new TextFile(name, marked ? text.substring(1) : text));
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  /** What decodes by chance has characters that nobody writes. */
  private boolean isPlausible() {
    return text.codePoints()
        .noneMatch(
            c ->
                c == 0
                    || Character.getType(c) == Character.PRIVATE_USE
                    || Character.getType(c) == Character.UNASSIGNED);
  }
}
