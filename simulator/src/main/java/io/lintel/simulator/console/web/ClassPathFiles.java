package io.lintel.simulator.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files below folders of the class path, the first folder first, each read once. Only what exists
 * is kept, so the memory is bounded by what is shipped.
 */
final class ClassPathFiles {
  /** Plain names only: no dots that climb, no escapes, nothing a jar could take for a directory. */
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+){0,12}\\.[a-z]{2,4}");

  private final List<String> folders;
  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  ClassPathFiles(String... folders) {
    this.folders = List.of(folders);
  }

  @Nullable Asset find(String path) {
    if (!SAFE.matcher(path).matches()) {
      return null;
    }
    Asset known = read.get(path);
    if (known != null) {
      return known;
    }
    for (String folder : folders) {
      byte[] body = bytes(folder + path);
      Asset found = body == null ? null : Asset.of(path, body);
      if (found != null) {
        read.put(path, found);
        return found;
      }
    }
    return null;
  }

  static byte @Nullable [] bytes(String resource) {
    try (InputStream in = ClassPathFiles.class.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
    }
  }
}
