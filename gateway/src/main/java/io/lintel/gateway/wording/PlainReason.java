package io.lintel.gateway.wording;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a file, a port or a peer could not be used, in words: never the name of a class. */
public final class PlainReason {
  /** {@code java.net.SocketException: }, {@code SSLException}; not {@code orders.CSV}. */
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "\\b(?:java|javax|jdk|sun|org|com|io|picocli)(?:\\.[a-z_]\\w*)*\\.[A-Z][\\w$]*(?:: ?)?"
              + "|\\b[A-Z]\\w+(?:Exception|Error)\\b(?:: ?)?");

  /** What systems say, in small letters, and what it means to whoever reads it. */
  private static final Map<String, String> SAID_BY_SYSTEMS =
      Map.of(
          "no space left", "the disk is full",
          "read-only file system", "the file system can only be read",
          "is a directory", "it is a folder",
          "not a directory", "a part of the path is a file, not a folder",
          "file name too long", "its name is too long",
          "too many open files", "too many files are open",
          "too many levels of symbolic links", "links that lead in a circle",
          "connection reset", "the other side broke the connection off",
          "received no bytes", "what answers there does not speak HTTP");

  private PlainReason() {}

  public static String of(Throwable failure) {
    Throwable cause = unwrapped(failure);
    String known = known(cause);
    if (known != null) {
      return known;
    }
    String says = saidBySystem(cause);
    if (says != null) {
      return says;
    }
    if (cause instanceof FileSystemException file && file.getReason() != null) {
      return withoutClassNames(file.getReason());
    }
    String message = withoutClassNames(String.valueOf(cause.getMessage()));
    return cause.getMessage() == null || message.isBlank() ? "the system gives no reason" : message;
  }

  private static @Nullable String known(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or folder";
    } else if (cause instanceof AccessDeniedException) {
      return "permission denied";
    } else if (cause instanceof FileAlreadyExistsException) {
      return "it is there already";
    } else if (cause instanceof InvalidPathException) {
      return "this cannot be the name of a file";
    } else if (cause instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    } else if (cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException) {
      return "there is no host of that name";
    } else if (cause instanceof NoRouteToHostException) {
      return "there is no way to that host";
    } else if (cause instanceof HttpTimeoutException || cause instanceof SocketTimeoutException) {
      return "there was no answer in time";
    } else if (cause instanceof ConnectException) {
      return isUnresolved(cause) ? "there is no host of that name" : "nothing listens there";
    } else if (cause instanceof SSLException) {
      return "the two sides do not agree on TLS";
    } else if (cause instanceof EOFException || cause instanceof ProtocolException) {
      return "the answer broke off";
    }
    return cause instanceof BindException ? bind(cause) : null;
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static String bind(Throwable cause) {
    String says = String.valueOf(cause.getMessage());
    if (says.contains("ermission denied")) {
      return "ports below 1024 need rights that this account has not";
    }
    return says.contains("assign")
        ? "no interface of this machine has that address"
        : "it is taken";
  }

  private static @Nullable String saidBySystem(Throwable cause) {
    String says = String.valueOf(cause.getMessage()).toLowerCase(java.util.Locale.ROOT);
    for (Map.Entry<String, String> known : SAID_BY_SYSTEMS.entrySet()) {
      if (says.contains(known.getKey())) {
        return known.getValue();
      }
    }
    return null;
  }

  /** What another wrapped around it only to carry it along. */
  static Throwable unwrapped(Throwable failure) {
    Throwable at = failure;
    while ((at instanceof UncheckedIOException
            || at instanceof CompletionException
            || at instanceof ExecutionException)
        && at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }

  /** For a message whose author did not write it for people. */
  public static String withoutClassNames(String message) {
    return CLASS_NAME.matcher(message).replaceAll("").strip();
  }
}
