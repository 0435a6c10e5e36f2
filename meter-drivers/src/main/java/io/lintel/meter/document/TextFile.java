package io.lintel.meter.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The text of a file that somebody names. Only a regular file is opened, for opening a pipe waits
 * until somebody writes to it; links are followed, as secrets are often mounted by them.
 */
public final class TextFile {
  private TextFile() {}

  /** Why a file cannot be read, in words that can stand behind its name. */
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }

  /**
   * All of a file in UTF-8.
   *
   * @param mostBytes a larger file is refused, and not read
   * @throws Unreadable if it is none, or not that
   */
  public static String read(Path file, int mostBytes) throws Unreadable {
    byte[] octets = octets(file, mostBytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Unreadable("expected UTF-8 text, found other octets");
    }
  }

  private static byte[] octets(Path file, int mostBytes) throws Unreadable {
    try {
      BasicFileAttributes kind = Files.readAttributes(file, BasicFileAttributes.class);
      if (kind.isDirectory()) {
        throw new Unreadable("expected a file, found a folder");
      }
      if (!kind.isRegularFile()) {
        throw new Unreadable("expected a regular file, found a pipe, a device or a socket");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] octets = in.readNBytes(mostBytes + 1);
        if (octets.length > mostBytes) {
          // It may have grown since its length was asked for.
          long found = Math.max(octets.length, kind.size());
          throw new Unreadable("expected at most " + mostBytes + " octets, found " + found);
        }
        return octets;
      }
    } catch (NoSuchFileException none) {
      throw new Unreadable("no such file");
    } catch (AccessDeniedException denied) {
      throw new Unreadable("permission denied");
    } catch (Unreadable told) {
      throw told;
    } catch (IOException broken) {
      throw new Unreadable(String.valueOf(broken.getMessage()));
    }
  }
}
