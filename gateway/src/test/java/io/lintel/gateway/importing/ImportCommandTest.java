package io.lintel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lintel.gateway.cli.CommandFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<JsonNode> rows = new CopyOnWriteArrayList<>();
  private HttpServer gateway;
  private final AtomicInteger busyAnswers = new AtomicInteger();
  private final AtomicBoolean foreign = new AtomicBoolean();
  private final StringWriter notes = new StringWriter();

  @BeforeEach
  void listen() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::answer);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization"));
      JsonNode sent = JSON.readTree(exchange.getRequestBody());
      if (busyAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (foreign.get()) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("<html>".getBytes(StandardCharsets.UTF_8));
        return;
      }
      sent.forEach(rows::add);
      StringBuilder items = new StringBuilder();
      sent.forEach(row -> items.append(items.isEmpty() ? "" : ",").append("{\"outcome\":\"new\"}"));
      byte[] body = ("{\"items\":[" + items + "]}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(201, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void workOrdersWithChineseHeadingsAreSentAsTheApiTakesThem() throws Exception {
    Path file =
        write(
            "\uFEFF"
                + """
                工单号,类型,服务人员,地址,纬度,经度,表号,预约开始,预约结束
                V-1,抄表,T-7；T-8,"人民路 1 号, 3 单元",37.43,118.67,G-1,2026/11/22 8:00,2026-11-22 10:00:30
                """);

    assertEquals(new FileImport.Done(1, 0), visits(file));
    assertEquals(List.of("POST /api/v1/visits Bearer secret"), requests);
    assertEquals(
        JSON.readTree(
            "{\"id\":\"V-1\",\"kind\":\"meter_reading\",\"technicians\":[\"T-7\",\"T-8\"],"
                + "\"address\":\"人民路 1 号, 3 单元\",\"position\":{\"lat\":37.43,\"lon\":118.67},"
                + "\"meters\":[\"G-1\"],\"appointment\":{\"from\":\"2026-11-22T08:00\","
                + "\"to\":\"2026-11-22T10:00:30\"}}"),
        rows.get(0));
  }

  @Test
  void handOutsArePut() throws Exception {
    Path file = write("recorder,technician,from,to\nR-7,T-7,2026-11-22 07:30:00+08:00,\n");

    assertEquals(new FileImport.Done(1, 0), run(ImportKind.CUSTODY, file));
    assertEquals(List.of("PUT /api/v1/custody Bearer secret"), requests);
    assertEquals(
        JSON.readTree(
            "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T07:30:00+08:00\"}"),
        rows.get(0));
  }

  @Test
  void everyBadRowIsNamedWithItsLineAndNothingIsSent() throws Exception {
    Path file =
        write(
            """
            id,kind,lat,lon,appointment_from,appointment_to
            V-1,meter_reading,,,,
            V-2,knitting,,,,
            V-1,repair,,,,
            ,repair,,,,
            V-5,repair,91,0,,
            V-6,repair,,,yesterday,2026-11-22T10:00:00+08:00
            """);

    CommandFailed failed = assertThrows(CommandFailed.class, () -> visits(file));

    assertEquals(CommandFailed.WRONG_USAGE, failed.exitCode());
    String message = String.valueOf(failed.getMessage());
    for (String mistake :
        List.of(
            "line 3, kind: ",
            "line 4, id: V-1 stands on line 2 already",
            "line 5, id: ",
            "line 6, lat: ",
            "line 7, appointment_from: ",
            "Nothing was sent")) {
      assertTrue(message.contains(mistake), () -> mistake + " in " + message);
    }
    assertEquals(List.of(), requests);
  }

  @Test
  void aLongFileGoesInSeveralRequestsAndABusyGatewayIsAskedAgain() throws Exception {
    StringBuilder csv = new StringBuilder("id,kind\n");
    for (int i = 0; i < 1_234; i++) {
      csv.append("V-").append(i).append(",repair\n");
    }
    busyAnswers.set(2);

    assertEquals(new FileImport.Done(1_234, 0), visits(write(csv.toString())));
    assertEquals(1_234, rows.size());
    assertEquals(5, requests.size());
  }

  @Test
  void howItWasReadIsSaidAndWhatIsNoRowIsNamed() throws Exception {
    Path file = directory.resolve("gbk.csv");
    Files.write(file, "工单表\n工单号\t类型\t备注\nV-1\t抄表\t\n合计\t1\t\n".getBytes(Charset.forName("GBK")));

    assertEquals(new FileImport.Done(1, 0), visits(file));
    assertEquals("V-1", rows.get(0).get("id").asText());
    for (String note :
        List.of(
            "gbk.csv: read as GB 18030, separated by tabs",
            "gbk.csv: line 1 is above the columns' names and left out: 工单表",
            "gbk.csv: line 4 is a total and left out: 合计, 1",
            "gbk.csv: columns not known and left out: 备注")) {
      assertTrue(notes.toString().contains(note), () -> note + " in " + notes);
    }
  }

  @Test
  void allMistakesOfARowAreNamedAtOnce() throws Exception {
    Path file =
        write("id,kind,lat,lon,appointment_from,appointment_to\n V 1,knitting,91,x,8:00,\n");

    String message =
        String.valueOf(assertThrows(CommandFailed.class, () -> visits(file)).getMessage());

    for (String column : List.of("id", "kind", "lat", "lon", "appointment_from")) {
      assertTrue(message.contains("line 2, " + column + ": "), () -> column + " in " + message);
    }
  }

  @Test
  void whatStandsInTheFileDoesNotReachTheTerminalAsItIs() throws Exception {
    Path file = write("id,kind\n\u001B[2Jred,repair\nV-2,\u202Eevil\n");

    String message =
        String.valueOf(assertThrows(CommandFailed.class, () -> visits(file)).getMessage());

    assertTrue(message.contains("\\u001B[2Jred"), message);
    assertTrue(message.chars().noneMatch(c -> c == 0x1B || c == 0x202E), message);
  }

  @Test
  void aWebServerOfAnotherKindIsToldSo() throws Exception {
    Path file = write("id,kind\nV-1,repair\n");
    foreign.set(true);

    CommandFailed failed = assertThrows(CommandFailed.class, () -> visits(file));

    assertTrue(
        String.valueOf(failed.getMessage()).contains("is no gateway"),
        () -> String.valueOf(failed.getMessage()));
  }

  @Test
  void aGatewayThatIsNotThereIsAFailureOfTheEnvironment() throws Exception {
    Path file = write("id,kind\nV-1,repair\n");
    URI nobody = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
    gateway.stop(0);

    CommandFailed failed =
        assertThrows(
            CommandFailed.class,
            () ->
                new FileImport(ImportKind.VISITS, nobody, "secret", new PrintWriter(notes))
                    .run(file));

    assertEquals(CommandFailed.ENVIRONMENT, failed.exitCode());
  }

  private FileImport.Done visits(Path file) throws InterruptedException {
    return run(ImportKind.VISITS, file);
  }

  private FileImport.Done run(ImportKind kind, Path file) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
    return new FileImport(kind, address, "secret", new PrintWriter(notes)).run(file);
  }

  private Path write(String csv) throws IOException {
    return Files.writeString(directory.resolve("import.csv"), csv);
  }
}
