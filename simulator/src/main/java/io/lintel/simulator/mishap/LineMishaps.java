package io.lintel.simulator.mishap;

import static io.lintel.simulator.mishap.ParameterType.COUNT;
import static io.lintel.simulator.mishap.ParameterType.DURATION;
import static io.lintel.simulator.mishap.ParameterType.SHARE;
import static io.lintel.simulator.mishap.ParameterType.YES_OR_NO;

import java.util.List;

/**
 * What lines do to bytes. {@code on} names a line or a meter on it. Where an answer is said to be
 * refused, nothing of it may be stored; a slot is asked for several times, so it may still be read.
 */
public final class LineMishaps {
  private static final Words FOUND =
      new Words("The answer is found and the reading stored.", "能找出应答并存入读数。");
  private static final Words REFUSED =
      new Words("Refused as damaged; asked again.", "判为损坏并拒收，随后重新抄读。");

  public static final MishapKind ECHO =
      exchange(
          "echo",
          "The sender hears its own request before the answer.",
          "发送方在应答之前先收到自己的请求（回声）。",
          FOUND);
  public static final MishapKind ECHO_PARTIAL =
      exchange(
          "echo_partial",
          "Only the first octets of the request come back.",
          "只有请求的前几个字节返回。",
          FOUND,
          octets("1..7", "How many come back.", "返回的字节数。"));
  public static final MishapKind ECHO_NOISY =
      exchange(
          "echo_noisy",
          "The request comes back with noise in it.",
          "请求返回，其中夹有噪声。",
          FOUND,
          new Parameter(
              "noise",
              SHARE,
              "0.4",
              new Words("Share of its octets that noise takes or follows.", "被噪声取代或其后出现噪声的字节比例。")));
  public static final MishapKind GLUED =
      exchange(
          "glued",
          "Request and answer arrive as one, without a pause between them.",
          "请求与应答粘连成一段，中间无间隔。",
          FOUND);
  public static final MishapKind LATE_REPLY =
      exchange(
          "late_reply",
          "The answer comes so late that it arrives in the next request's window.",
          "应答过迟，落入下一次请求的等待窗口。",
          new Words(
              "Never taken for an answer to another question; the slot may be read or fail.",
              "绝不当作另一请求的应答；时隙可能成功或失败。"),
          new Parameter(
              "by",
              DURATION,
              "1050ms..1400ms",
              new Words("After a healthy answer would begin.", "相对正常应答开始时刻的延迟。")));
  public static final MishapKind WRONG_UNIT =
      exchange(
          "wrong_unit",
          "A sound answer that bears another unit's address.",
          "应答完好，但单元地址是别人的。",
          new Words("Refused: not the unit that was asked.", "拒收：不是所问的单元。"));
  public static final MishapKind WRONG_TRANSACTION =
      exchange(
          "wrong_transaction",
          "A sound answer with another transaction's number (Modbus TCP only).",
          "应答完好，但事务号不符（仅 Modbus TCP）。",
          new Words("Refused: an answer to another question.", "拒收：是对另一请求的应答。"));
  public static final MishapKind EXCEPTION =
      exchange(
          "exception",
          "The meter refuses with an exception code.",
          "表具以异常码拒绝。",
          new Words("The slot fails with the code; not asked again.", "时隙失败并记下异常码；不再重试。"),
          new Parameter(
              "code",
              COUNT,
              "4",
              new Words("Modbus exception code, 1 to 11.", "Modbus 异常码，1 至 11。")));
  public static final MishapKind STALL =
      exchange(
          "stall",
          "The answer stops in mid-frame and goes on later.",
          "应答在帧中停顿，之后继续。",
          new Words(
              "Read while the pause is shorter than the profile's answer time.",
              "停顿短于规约的应答时限时仍能读出。"),
          new Parameter("for", DURATION, "500ms", new Words("How long it stops.", "停顿时长。")));
  public static final MishapKind SLOW_BYTES =
      exchange(
          "slow_bytes",
          "There is a pause after every octet of the answer.",
          "应答的每个字节之后都有停顿。",
          FOUND,
          new Parameter("gap", DURATION, "5ms", new Words("The pause.", "停顿时长。")));
  public static final MishapKind TRUNCATED =
      exchange("truncated", "The answer ends too early.", "应答被截断。", REFUSED);
  public static final MishapKind FLIPPED_BITS =
      exchange(
          "flipped_bits",
          "Some bits of the answer are wrong.",
          "应答中有若干位翻转。",
          REFUSED,
          new Parameter("bits", COUNT, "1..3", new Words("How many.", "位数。")));
  public static final MishapKind BAD_CHECKSUM =
      exchange(
          "bad_checksum",
          "The answer's checksum is wrong, and nothing else.",
          "仅应答的校验码错误。",
          REFUSED);
  public static final MishapKind LEADING_BYTES =
      exchange(
          "leading_bytes",
          "Octets that belong to nothing come before the answer.",
          "应答之前有多余字节。",
          FOUND,
          octets("1..4", "How many.", "字节数。"),
          octet("254"));
  public static final MishapKind TRAILING_BYTES =
      exchange(
          "trailing_bytes",
          "Octets that belong to nothing come after the answer.",
          "应答之后有多余字节。",
          FOUND,
          octets("1..4", "How many.", "字节数。"),
          octet("0..255"));
  public static final MishapKind SECOND_MASTER =
      exchange(
          "second_master",
          "A second master asks another meter, and is answered, before our answer comes.",
          "总线上的第二个主站先询问了另一只表并得到应答，然后才轮到我们的应答。",
          new Words("The other's frames are passed over; read.", "跳过他人的帧并读出。"),
          new Parameter(
              "gap", DURATION, "20ms", new Words("Silence between the frames.", "各帧之间的静默。")));
  public static final MishapKind DUPLICATE_ADDRESS =
      exchange(
          "duplicate_address",
          "Two meters have the address and answer at once; their octets spoil each other.",
          "两只表同一地址，同时应答，字节互相破坏。",
          REFUSED,
          new Parameter(
              "apart",
              DURATION,
              "0ms..2ms",
              new Words("How long after the first the second begins.", "后者比前者晚多久开始。")));
  public static final MishapKind POWER_LOSS =
      exchange(
          "power_loss",
          "The meter loses power in mid-frame and is silent for a while.",
          "表具在应答途中断电，之后静默一段时间。",
          new Words("The slot fails, and so do those while the power is off.", "该时隙失败，断电期间的时隙亦失败。"),
          new Parameter(
              "for", DURATION, "10m", new Words("How long it is without power.", "断电时长。")));
  public static final MishapKind SILENT =
      exchange(
          "silent",
          "The meter does not answer.",
          "表具不应答。",
          new Words("The slot fails as silent.", "时隙以无应答失败。"));
  public static final MishapKind FF_FIELDS =
      exchange(
          "ff_fields",
          "All registers of a sound answer are FF: nothing is available.",
          "应答完好，但寄存器全为 FF（数据不可用）。",
          new Words("Refused: FF is no value.", "拒收：FF 不是数值。"));
  public static final MishapKind FROZEN_CLOCK =
      exchange(
          "frozen_clock",
          "The meter's own clock stands still; its index goes on.",
          "表具自身时钟停走，示数照常累计。",
          new Words("Read; the stated time is kept as the meter wrote it.", "照常读出；表具所写时间原样保留。"));
  public static final MishapKind COUNTER_ROLLOVER =
      exchange(
          "counter_rollover",
          "The index passes its last digit and begins again at nothing.",
          "示数越过最高位，从零重新计数。",
          new Words("Read as shown.", "按显示值读出。"));
  public static final MishapKind UNPLUGGED =
      window(
          "unplugged",
          "The adapter is pulled out, or the link goes down; at the window's end it is back.",
          "适配器被拔出或链路中断，时间窗结束后恢复。",
          new Words(
              "Slots are not attempted meanwhile; the line is taken up again by itself, under its"
                  + " own name.",
              "期间时隙记为未尝试；以原名恢复后自动重新启用。"),
          new Parameter(
              "renamed",
              YES_OR_NO,
              "false",
              new Words(
                  "Whether a serial adapter is back under another name.", "串口适配器恢复后是否换了设备名。")));
  public static final MishapKind IDLE_NOISE =
      window(
          "idle_noise",
          "Noise while nobody speaks.",
          "线路空闲时出现噪声。",
          new Words("Thrown away; read.", "丢弃噪声，照常读出。"),
          new Parameter(
              "every",
              DURATION,
              "300ms..2s",
              new Words(
                  "Pause between two runs of noise, by the wall's clock.", "两次噪声之间的间隔（真实时间）。")),
          octets("1..8", "How many at once.", "每次的字节数。"));

  static final List<MishapKind> ALL =
      List.of(
          ECHO,
          ECHO_PARTIAL,
          ECHO_NOISY,
          GLUED,
          LATE_REPLY,
          WRONG_UNIT,
          WRONG_TRANSACTION,
          EXCEPTION,
          STALL,
          SLOW_BYTES,
          TRUNCATED,
          FLIPPED_BITS,
          BAD_CHECKSUM,
          LEADING_BYTES,
          TRAILING_BYTES,
          SECOND_MASTER,
          DUPLICATE_ADDRESS,
          POWER_LOSS,
          SILENT,
          FF_FIELDS,
          FROZEN_CLOCK,
          COUNTER_ROLLOVER,
          UNPLUGGED,
          IDLE_NOISE);

  private LineMishaps() {}

  private static MishapKind exchange(
      String name, String en, String zh, Words expected, Parameter... parameters) {
    return new MishapKind(
        name, Group.LINE, Opportunity.EXCHANGE, List.of(parameters), new Words(en, zh), expected);
  }

  private static MishapKind window(
      String name, String en, String zh, Words expected, Parameter... parameters) {
    return new MishapKind(
        name, Group.LINE, Opportunity.WINDOW, List.of(parameters), new Words(en, zh), expected);
  }

  private static Parameter octets(String preset, String en, String zh) {
    return new Parameter("octets", COUNT, preset, new Words(en, zh));
  }

  private static Parameter octet(String preset) {
    return new Parameter(
        "octet",
        COUNT,
        preset,
        new Words(
            "Which octet, 0 to 255 (254 is FE); of a range each is drawn anew.",
            "字节值，0 至 255（254 即 FE）；给出范围时逐个抽取。"));
  }
}
