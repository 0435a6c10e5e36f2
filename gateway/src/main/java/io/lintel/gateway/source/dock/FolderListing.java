package io.lintel.gateway.source.dock;

import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lies in a folder and the folders in it; links lead nowhere. */
final class FolderListing extends SimpleFileVisitor<Path> {
  /** Beyond this the folder is not read on: somebody has to clear it. */
  static final int MOST_FILES = 200_000;

  private static final int DEEPEST = 8;

  /** A file as it looked: another stamp is another content, or one that is being written. */
  record Stamp(long size, long modifiedMillis) {}

  private final TreeMap<Path, Stamp> files = new TreeMap<>();
  private @Nullable String trouble;

  static FolderListing of(Path folder) {
    FolderListing listing = new FolderListing();
    if (!Files.isDirectory(folder)) {
      listing.trouble = "expected a folder at " + folder + ", found none" + hint(folder);
      return listing;
    }
    try {
      Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, listing);
    } catch (IOException e) {
      listing.trouble = "cannot read " + folder + ": " + PlainReason.of(e);
    }
    return listing;
  }

  /** In a path that the process's locale cannot write, question marks stand for letters. */
  private static String hint(Path folder) {
    return folder.toString().contains("?")
        ? "; if letters of it are question marks here, start the gateway with LC_ALL=C.UTF-8"
        : "";
  }

  SortedMap<Path, Stamp> files() {
    return files;
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile()) {
      return FileVisitResult.CONTINUE;
    }
    if (files.size() == MOST_FILES) {
      trouble = "more than " + MOST_FILES + " files; move those away that are no longer needed";
      return FileVisitResult.TERMINATE;
    }
    files.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException why) {
    if (Files.exists(file)) {
      trouble = "cannot read " + file + ": " + PlainReason.of(why);
    }
    return FileVisitResult.CONTINUE;
  }
}
