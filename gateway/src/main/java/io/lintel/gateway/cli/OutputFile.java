package io.lintel.gateway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a command writes at its end, looked at before it begins its work. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * @param option names it on the command line
   * @param file null: none is wanted
   * @throws CommandFailed if it will not be possible to write it
   */
  public static void check(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw cannot(option, file, "it is a folder; name a file in it");
    } else if (folder == null || !Files.isDirectory(folder)) {
      throw cannot(option, file, "there is no folder " + folder + "; make it, or name another");
    } else if (Files.exists(file) ? !Files.isWritable(file) : !Files.isWritable(folder)) {
      throw cannot(option, file, "permission denied; name another place, or mend the rights");
    }
  }

  private static CommandFailed cannot(String option, Path file, String why) {
    return new CommandFailed(
        CommandFailed.ENVIRONMENT, "%s %s cannot be written: %s".formatted(option, file, why));
  }
}
