package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;

/** Words that several rules' sentences are made of. */
public final class Wording {
  /** A millisecond more than whole seconds is drift, not a second more of doubt. */
  private static final long WORTH_SAYING = Micros.SECOND / 10;

  private static final long MINUTE = 60 * Micros.SECOND;

  /** From here on, minutes read better than seconds. */
  private static final long LONG = 100 * Micros.SECOND;

  /** From here on, hours read better than minutes. */
  private static final long VERY_LONG = 120 * MINUTE;

  /** Hours from which only days are told. */
  private static final long DAYS_FROM = 72;

  /** Days from which no number is told: clocks that are so far off have no time at all. */
  private static final long MOST_DAYS = 366;

  /** From a day on a doubt has no size: what it is about belongs to no day any more. */
  private static final long NO_DAY = 24 * 60 * MINUTE;

  private static final Sentence MORE_THAN_A_YEAR = new Sentence("more than a year", "一年以上");
  private static final Sentence BEYOND_A_DAY = new Sentence("± more than a day", "误差超过一天");

  /** Lengths and doubts of so many seconds, which nearly all are. */
  private static final Sentence[] SECONDS = new Sentence[(int) (LONG / Micros.SECOND)];

  private static final Sentence[] DOUBTS = new Sentence[SECONDS.length];

  static {
    for (int i = 0; i < SECONDS.length; i++) {
      SECONDS[i] = new Sentence(i + " s", i + " 秒");
      DOUBTS[i] = doubt(SECONDS[i]);
    }
  }

  private static final Sentence BELL = new Sentence("the bell", "按门铃");
  private static final Sentence KNOCK = new Sentence("the knock", "敲门");
  private static final Sentence OPENING = new Sentence("the door's opening", "开门");
  private static final Sentence BADGE = new Sentence("showing the badge", "亮证");
  private static final Sentence ENTRY = new Sentence("the entry", "入户");
  private static final Sentence WORK = new Sentence("the work inside", "入户作业");

  private Wording() {}

  /** A length of time to the second: "20 s", "3 min 20 s"; from two hours on to the minute. */
  public static Sentence length(long micros) {
    long rounded = Math.round(Math.abs(micros) / (double) Micros.SECOND) * Micros.SECOND;
    if (rounded < LONG) {
      return SECONDS[(int) (rounded / Micros.SECOND)];
    }
    if (rounded >= VERY_LONG) {
      return hours(Math.round(rounded / (double) MINUTE));
    }
    long minutes = rounded / MINUTE;
    long seconds = rounded % MINUTE / Micros.SECOND;
    return seconds == 0
        ? new Sentence(minutes + " min", minutes + " 分钟")
        : new Sentence(minutes + " min " + seconds + " s", minutes + " 分 " + seconds + " 秒");
  }

  /** "7 h 55 min", and days alone from three of them on, up to a year. */
  private static Sentence hours(long minutes) {
    long hours = minutes / 60;
    if (hours >= DAYS_FROM) {
      long days = Math.round(hours / 24.0);
      if (days > MOST_DAYS) {
        return MORE_THAN_A_YEAR;
      }
      return new Sentence(days + " days", days + " 天");
    }
    long rest = minutes % 60;
    return rest == 0
        ? new Sentence(hours + " h", hours + " 小时")
        : new Sentence(hours + " h " + rest + " min", hours + " 小时 " + rest + " 分");
  }

  /** A length of time that a policy sets: "24 h", "90 min". */
  static Sentence span(Duration span) {
    return span.toMinutes() % 60 == 0
        ? new Sentence(span.toHours() + " h", span.toHours() + " 小时")
        : new Sentence(span.toMinutes() + " min", span.toMinutes() + " 分钟");
  }

  /** "±12 s": rounded up, for a doubt must not be made smaller. */
  static Sentence doubt(Lateness lateness) {
    long micros = Micros.of(lateness.uncertainty());
    if (isOpen(lateness)) {
      return BEYOND_A_DAY;
    }
    long seconds = Math.floorDiv(micros - WORTH_SAYING, Micros.SECOND) + 1;
    return seconds < DOUBTS.length ? DOUBTS[(int) seconds] : doubt(length(seconds * Micros.SECOND));
  }

  /** Whether it, or the doubt about it, is so large that what it is about is of another day. */
  static boolean isBeyondADay(Lateness lateness) {
    return Math.abs(lateness.estimate()) >= NO_DAY || isOpen(lateness);
  }

  private static boolean isOpen(Lateness lateness) {
    return Micros.of(lateness.uncertainty()) >= NO_DAY;
  }

  private static Sentence doubt(Sentence length) {
    return new Sentence("±" + length.en(), "±" + length.zh());
  }

  /** The doubt in brackets; nothing where one clock measured both ends and there is none. */
  static Sentence bracketedDoubt(Lateness lateness) {
    if (Micros.of(lateness.uncertainty()) < WORTH_SAYING) {
      return new Sentence("", "");
    }
    Sentence doubt = doubt(lateness);
    return new Sentence(" (" + doubt.en() + ")", "（" + doubt.zh() + "）");
  }

  static Sentence moment(StepType type) {
    return switch (type) {
      case BELL -> BELL;
      case KNOCKED -> KNOCK;
      case DOOR_OPENED -> OPENING;
      case IDENTIFIED -> BADGE;
      case ENTERED -> ENTRY;
      default -> WORK;
    };
  }

  static Sentence why(GapClass why) {
    return switch (why) {
      case SEGMENT_SEAM -> new Sentence("between two files", "文件分段");
      case MANUAL_STOP -> new Sentence("stopped by hand", "人工停止");
      case BATTERY -> new Sentence("battery empty", "电量耗尽");
      case STORAGE -> new Sentence("storage full", "存储已满");
      case FAULT -> new Sentence("device fault", "设备故障");
      case NETWORK_ONLY -> new Sentence("network only", "仅网络中断");
      case UNKNOWN -> new Sentence("reason unknown", "原因不明");
    };
  }
}
