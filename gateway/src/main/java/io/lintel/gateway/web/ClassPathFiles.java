package io.lintel.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Files below one folder of the class path, each read once. Only what exists is kept, so the memory
 * is bounded by what is shipped.
 */
final class ClassPathFiles {
  /** Plain names only: no dots that climb, no escapes, nothing a jar could take for a directory. */
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+){0,12}\\.[a-z]{2,4}");

  private final String folder;
  private final String cacheControl;
  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  ClassPathFiles(String folder, String cacheControl) {
    this.folder = folder;
    this.cacheControl = cacheControl;
  }

  Optional<Asset> find(String path) {
    if (!SAFE.matcher(path).matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(read.get(path)).or(() -> load(path));
  }

  private Optional<Asset> load(String path) {
    Optional<String> type = Asset.typeOf(path);
    Optional<byte[]> body = type.isEmpty() ? Optional.empty() : bytes(folder + path);
    Optional<Asset> asset = body.map(b -> Asset.of(b, type.orElseThrow(), cacheControl));
    asset.ifPresent(found -> read.put(path, found));
    return asset;
  }

  static Optional<byte[]> bytes(String resource) {
    try (InputStream in = ClassPathFiles.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
    }
  }
}
