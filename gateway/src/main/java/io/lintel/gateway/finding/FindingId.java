package io.lintel.gateway.finding;

import io.lintel.gateway.audit.Notice;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Names a finding by what it is about and not by what is said of it: the same after every replay,
 * and the same while its evidence grows. {@code F-} and the first 60 bits of a SHA-256 in base 32.
 */
public record FindingId(String text) implements Comparable<FindingId> {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LETTERS = 12;
  private static final int BITS_A_LETTER = 5;

  /** A rule's word on a visit, about one technician or about the visit as a whole. */
  public static FindingId ofVerdict(String rule, VisitId visit, @Nullable TechnicianId technician) {
    return of(FindingKind.VERDICT, visit.text(), rule, text(technician));
  }

  /**
   * @param seq the observation's journal number
   */
  public static FindingId ofOrphan(long seq) {
    return of(FindingKind.ORPHAN, Long.toString(seq));
  }

  /**
   * A clock's misdeed is one thing however many days and people it bears on; anything else is about
   * a visit, or about somebody's day.
   *
   * @param day of the notice, by the utility's calendar
   */
  public static FindingId ofNotice(Notice notice, LocalDate day) {
    FindingKind kind = kind(notice.kind());
    String device = notice.device() == null ? "" : notice.device();
    if (notice.kind() == Notice.Kind.CLOCK) {
      String first = notice.evidence().isEmpty() ? day.toString() : notice.evidence().get(0) + "";
      return of(kind, device, first);
    }
    VisitId visit = notice.visit();
    return of(
        kind, visit == null ? day.toString() : visit.text(), text(notice.technician()), device);
  }

  static FindingKind kind(Notice.Kind kind) {
    return switch (kind) {
      case CLOCK -> FindingKind.CLOCK;
      case SWAP -> FindingKind.SWAP;
      case STEP_TIME -> FindingKind.STEP_TIME;
      case CUSTODY -> FindingKind.CUSTODY;
    };
  }

  private static String text(@Nullable TechnicianId technician) {
    return technician == null ? "" : technician.text();
  }

  /** No name of ours holds a line break, so that no two lists of parts look alike. */
  private static FindingId of(FindingKind kind, String... parts) {
    String about = kind.name() + "\n" + String.join("\n", parts);
    byte[] digest = sha256().digest(about.getBytes(StandardCharsets.UTF_8));
    StringBuilder id = new StringBuilder("F-");
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | (digest[i] & 0xFF);
    }
    for (int i = 1; i <= LETTERS; i++) {
      int letter = (int) (bits >>> (Long.SIZE - i * BITS_A_LETTER)) & (BASE32.length() - 1);
      id.append(BASE32.charAt(letter));
    }
    return new FindingId(id.toString());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public int compareTo(FindingId that) {
    return text.compareTo(that.text);
  }
}
