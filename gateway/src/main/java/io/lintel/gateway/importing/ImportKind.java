package io.lintel.gateway.importing;

import static io.lintel.gateway.importing.PlainReading.LIST;
import static io.lintel.gateway.importing.PlainReading.NUMBER;
import static io.lintel.gateway.importing.PlainReading.TEXT;
import static io.lintel.gateway.importing.PlainReading.TIME;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Problem;
import java.util.List;
import java.util.Map;

/**
 * What can be imported.
 *
 * @param unique the columns whose values together may stand once in a file; empty where rows may
 *     repeat
 * @param check as the gateway would take it in
 */
record ImportKind(
    String method, String path, List<String> unique, Check check, List<Column> columns) {
  static final ImportKind VISITS =
      new ImportKind(
          "POST",
          "/api/v1/visits",
          List.of("id"),
          (intake, json, arrival) -> intake.visits(json, Format.JSON, arrival).problems(),
          visitColumns());
  static final ImportKind CUSTODY =
      new ImportKind(
          "PUT",
          "/api/v1/custody",
          List.of(),
          (intake, json, arrival) -> intake.custody(json, Format.JSON, arrival).problems(),
          custodyColumns());
  static final ImportKind DEVICES =
      new ImportKind(
          "POST",
          "/api/v1/devices",
          List.of("kind", "id"),
          (intake, json, arrival) -> DeviceRow.problems(json),
          DeviceRow.columns());

  /** What the gateway would find wrong with one row. */
  interface Check {
    List<Problem> of(Intake intake, byte[] json, Arrival arrival);
  }

  private static List<Column> visitColumns() {
    return List.of(
        Column.of("id", TEXT, "工单号", "工单编号", "任务号"),
        Column.of("kind", CellReading.named(kinds()), "类型", "工单类型", "服务类型"),
        Column.of("technicians", LIST, "人员", "服务人员", "抄表员", "technician"),
        Column.of("customer", TEXT, "客户号", "用户号", "户号"),
        Column.of("address", TEXT, "地址", "用气地址"),
        Column.of("building", TEXT, "楼栋", "楼号"),
        Column.of("lat", NUMBER, "纬度").at("position.lat"),
        Column.of("lon", NUMBER, "经度").at("position.lon"),
        Column.of("meters", LIST, "表号", "燃气表", "meter"),
        Column.of("requested_at", TIME, "受理时间", "申请时间"),
        Column.of("appointment_from", TIME, "预约开始", "预约开始时间").at("appointment.from"),
        Column.of("appointment_to", TIME, "预约结束", "预约结束时间").at("appointment.to"),
        Column.of("status", TEXT, "状态"));
  }

  private static Map<String, String> kinds() {
    return Map.of(
        "抄表", "meter_reading",
        "安检", "safety_check",
        "维修", "repair",
        "抢险", "emergency",
        "换表", "meter_replacement",
        "通气", "gas_on",
        "改管", "pipe_alteration",
        "走访", "walk_visit");
  }

  private static List<Column> custodyColumns() {
    return List.of(
        Column.of("recorder", TEXT, "记录仪", "服务记录仪", "记录仪编号"),
        Column.of("technician", TEXT, "人员", "领用人", "工号"),
        Column.of("from", TIME, "领用时间", "开始时间"),
        Column.of("to", TIME, "归还时间", "结束时间"));
  }
}
