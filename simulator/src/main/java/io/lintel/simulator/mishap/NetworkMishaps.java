package io.lintel.simulator.mishap;

import java.util.List;

/** What networks, brokers and machines do to messages on their way. */
public final class NetworkMishaps {
  public static final MishapKind MESSAGE_LOST =
      new MishapKind(
          "message_lost",
          Group.NETWORK,
          Opportunity.MESSAGE,
          List.of(
              Parameter.oneOf(
                  "what",
                  List.of("either", "request", "answer"),
                  new Words(
                      "request, answer, or either by even chance", "request、answer 或 either（各半）")),
              new Parameter(
                  "again_after",
                  ParameterType.DURATION,
                  "2s..8s",
                  new Words(
                      "the device or phone sends again; over CoAP its own timer decides",
                      "设备或手机再次发送；CoAP 由其自身定时器决定"))),
          new Words("A message or its acknowledgement is lost, and sent again.", "报文或其确认丢失，随后重发。"),
          new Words("Stored once.", "只入库一次。"));

  public static final MishapKind DELAYED =
      new MishapKind(
          "delayed",
          Group.NETWORK,
          Opportunity.MESSAGE,
          List.of(
              new Parameter(
                  "by", ParameterType.DURATION, "5s..60s", new Words("under way", "在途时间"))),
          new Words("A message is under way for long.", "报文在途时间过长。"),
          new Words(
              "Times stay right: the devices' clocks were measured by other messages.",
              "时间仍然正确：设备时钟由其他报文测得。"));

  public static final MishapKind DUPLICATED =
      new MishapKind(
          "duplicated",
          Group.NETWORK,
          Opportunity.MESSAGE,
          List.of(
              new Parameter(
                  "copies",
                  ParameterType.COUNT,
                  "1",
                  new Words("beside the first one, at most 9", "除第一份外，至多 9 份")),
              new Parameter(
                  "after",
                  ParameterType.DURATION,
                  "200ms..3s",
                  new Words("between one copy and the next", "各份之间的间隔"))),
          new Words("A message comes more than once.", "报文多次到达。"),
          new Words("Stored once.", "只入库一次。"));

  public static final MishapKind REORDERED =
      new MishapKind(
          "reordered",
          Group.NETWORK,
          Opportunity.MESSAGE,
          List.of(
              new Parameter(
                  "within",
                  ParameterType.DURATION,
                  "1s..90s",
                  new Words("later messages overtake it in this time", "此时间内被后发报文超越"))),
          new Words("A message is overtaken by later ones.", "报文被后发的报文超越。"),
          new Words("The same verdicts as in order.", "判定与按序到达时相同。"));

  public static final MishapKind CONNECTION_CUT =
      new MishapKind(
          "connection_cut",
          Group.NETWORK,
          Opportunity.WINDOW,
          List.of(),
          new Words(
              "No connection while it lasts; what gathers is sent afterwards, in order.",
              "期间无连接；积压的报文在恢复后按序补发。"),
          new Words("Nothing lost; a flushed queue is not taken for live.", "无丢失；补发不被当作实时。"));

  public static final MishapKind BROKER_RESTART =
      new MishapKind(
          "broker_restart",
          Group.NETWORK,
          Opportunity.WINDOW,
          List.of(),
          new Words(
              "The door for devices over MQTT is shut, and opens again on its port.",
              "设备的 MQTT 接入口关闭，之后在原端口重新开放。"),
          new Words(
              "Devices connect again and repeat what was not acknowledged; nothing lost.",
              "设备重新连接并补发未被确认的报文；无丢失。"));

  public static final MishapKind HTTP_503 =
      new MishapKind(
          "http_503",
          Group.NETWORK,
          Opportunity.MESSAGE,
          List.of(
              new Parameter(
                  "retry_after",
                  ParameterType.DURATION,
                  "5s..20s",
                  new Words("what Retry-After asks for, in whole seconds", "Retry-After 要求的整秒数"))),
          new Words(
              "A front before the gateway answers 503; the phone comes again with the same step.",
              "网关前端返回 503；手机稍后以同一步骤重试。"),
          new Words("Each step once, at the time it was tapped.", "每一步骤一次，时间为点击之时。"));

  public static final MishapKind GATEWAY_CLOCK_JUMP =
      new MishapKind(
          "gateway_clock_jump",
          Group.NETWORK,
          Opportunity.WINDOW,
          List.of(
              new Parameter(
                  "by", ParameterType.DURATION, "90s", new Words("negative: back", "负值为回拨"))),
          new Words(
              "The clock of the gateway's machine jumps, and at the end of the window back.",
              "网关主机时钟跳变，时间窗结束时跳回。"),
          new Words(
              "Its time goes on as before, for an hour if need be, and the jump is in the journal.",
              "网关时间照常前进（最长一小时），跳变记入日志。"));

  static final List<MishapKind> ALL =
      List.of(
          MESSAGE_LOST,
          DELAYED,
          DUPLICATED,
          REORDERED,
          CONNECTION_CUT,
          BROKER_RESTART,
          HTTP_503,
          GATEWAY_CLOCK_JUMP);

  private NetworkMishaps() {}
}
