package io.lintel.gateway.source.dock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What files are called by the octets of their names: UTF-8, or GB 18030 where they are no UTF-8,
 * as stations with a Chinese system write. Java decodes them by the process's locale alone, and a
 * service that was started without one has question marks for every Chinese letter.
 */
final class FileNames {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private FileNames() {}

  /** The file's own name. */
  static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.chars().allMatch(letter -> letter < 0x80 && letter != '?')) {
      return name;
    }
    String path = file.toUri().getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return decoded(octets(path.substring(path.lastIndexOf('/', end - 1) + 1, end)));
  }

  /** The file's way from {@code folder}, its parts divided by slashes. */
  static String from(Path folder, Path file) {
    StringBuilder way = new StringBuilder(of(file));
    for (Path at = file.getParent(); at != null && !at.equals(folder); at = at.getParent()) {
      way.insert(0, of(at) + "/");
    }
    return way.toString();
  }

  private static byte[] octets(String escaped) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(escaped.length());
    for (int at = 0; at < escaped.length(); at++) {
      char letter = escaped.charAt(at);
      if (letter == '%' && at + 2 < escaped.length()) {
        octets.write(Integer.parseInt(escaped, at + 1, at + 3, 16));
        at += 2;
      } else {
        octets.write(letter);
      }
    }
    return octets.toByteArray();
  }

  private static String decoded(byte[] octets) {
    for (Charset charset : CHARSETS) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      } catch (CharacterCodingException another) {
        // The next one may fit.
      }
    }
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
