package io.lintel.simulator.demo;

import com.sun.net.httpserver.HttpServer;
import io.lintel.gateway.store.DataDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** What {@link Mistake}s need: files with mistakes, ports that are taken, peers that refuse. */
final class Mishandled implements AutoCloseable {
  /** Names that the next version may have more of. */
  private static final Pattern LIST =
      Pattern.compile(
          "(?<=shipped (?:scenario|profile) \\()[^)]*"
              + "|(?<=expected which: )[^\\n]*"
              + "|(?<=expected one of ).*(?=, found)");

  private final Path folder;
  private final Deque<Closeable> open = new ArrayDeque<>();
  private final int tcp;
  private final int second;
  private final int udp;
  private final int strict;
  private final int other;

  Mishandled(Path folder) throws IOException {
    this.folder = folder;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket socket = new ServerSocket(0, 1, loopback);
    open.push(socket);
    tcp = socket.getLocalPort();
    ServerSocket another = new ServerSocket(0, 1, loopback);
    open.push(another);
    second = another.getLocalPort();
    DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress(loopback, 0));
    open.push(datagrams);
    udp = datagrams.getLocalPort();
    strict =
        answering(
            401, "{\"title\":\"Not signed in\",\"detail\":\"The token is not this gateway's.\"}");
    other = answering(200, "<html>It works!</html>");
    open.push(DataDirectory.open(folder.resolve("in-use"))::close);
    configurations();
    files();
  }

  private int answering(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
          }
        });
    server.start();
    open.push(() -> server.stop(0));
    return server.getAddress().getPort();
  }

  private void configurations() throws IOException {
    configuration("http-taken", "./data", "127.0.0.1:" + tcp, "127.0.0.1:0", "127.0.0.1:0");
    configuration(
        "ports-taken", "./data", "127.0.0.1:" + tcp, "127.0.0.1:" + second, "127.0.0.1:0");
    configuration("coap-taken", "./data", "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:" + udp);
    configuration("elsewhere", "./data", "192.0.2.1:8080", "127.0.0.1:0", "127.0.0.1:0");
    configuration("in-use", "./in-use", "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0");
    configuration("data-is-file", "./token", "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0");
    configuration("data-in-file", "./token/data", "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0");
  }

  private void configuration(String name, String data, String http, String mqtt, String coap)
      throws IOException {
    write(
        name + ".yaml",
        "data: %s\nhttp: { listen: '%s' }\nmqtt: { listen: '%s' }\ncoap: { listen: '%s' }\n"
            .formatted(data, http, mqtt, coap));
  }

  private void files() throws IOException {
    write("token", "secret\n");
    Files.createDirectory(folder.resolve("played"));
    write("played/journal.db", "");
    write("orders.csv", "id,kind\nV-1,repair\n");
    write("empty.csv", "");
    write("names.csv", "who,what\nA,B\n");
    write("no-kind.csv", "工单号,地址\nV-1,花园路 93 号\n");
    write("quotes.csv", "id,kind,address\nV-1,repair,\"the \"old\" door\"\n");
    write("us-dates.csv", "id,kind,requested_at\nV-1,repair,12/1/2026 8:05 AM\n");
    write("day-only.csv", "记录仪,领用人,领用时间\nR-1,T-7,2026/12/1\n");
    write("rounded.csv", "工单号,类型\n2.02612E+13,抄表\n");
    write("twice.csv", "id,kind\nV-1,repair\nV-1,repair\n");
    write("devices.csv", "kind,id,secret\nmeter,G-1,short\nkettle,G-2,\n");
    Files.write(
        folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
    write("day.yaml", "name: [mine\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** With this machine's folder and ports in it. */
  String here(String argument) {
    return argument
        .replace("DIR", folder.toString())
        .replace("TAKEN", "" + tcp)
        .replace("STRICT", "" + strict)
        .replace("OTHER", "" + other);
  }

  /** Without them, so that it says the same everywhere. */
  String anywhere(String said) {
    return LIST.matcher(said)
        .replaceAll("…")
        .replace(folder.toAbsolutePath().toString(), "DIR")
        .replaceAll("\\b" + second + "\\b", "1883")
        .replaceAll("\\b(" + tcp + "|" + udp + ")\\b", "8080")
        .replaceAll("\\b(" + strict + "|" + other + ")\\b", "8080")
        .replaceAll("process \\d+ \\([^)]*\\)|another process", "process 4711 (java)");
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
