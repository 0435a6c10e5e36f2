package io.lintel.simulator.demo;

import java.util.List;

/**
 * Something that people do wrong at a command line, or that a machine has not.
 *
 * @param what in words
 * @param exit the exit code it has to end with
 * @param command without {@code lintel}; DIR is a folder with the files of {@link Mishandled}
 */
record Mistake(String what, int exit, String command) {
  /** Wrong usage or configuration. */
  private static final int USAGE = 2;

  /** The machine: ports, devices, peers, disks. */
  private static final int MACHINE = 3;

  private static final String TOKEN = " --token-file DIR/token";

  List<String> arguments() {
    return List.of(command.split(" ", -1));
  }

  static List<Mistake> ofStartUp() {
    return List.of(
        new Mistake("no configuration is named", USAGE, "gateway"),
        new Mistake("the file is not there", USAGE, "gateway --config DIR/none.yaml"),
        new Mistake("a folder instead of a file", USAGE, "gateway --config DIR"),
        new Mistake("pages' port taken", MACHINE, "gateway --config DIR/http-taken.yaml"),
        new Mistake("two ports taken at once", MACHINE, "gateway --config DIR/ports-taken.yaml"),
        new Mistake("CoAP's port taken", MACHINE, "gateway --config DIR/coap-taken.yaml"),
        new Mistake("an address of another machine", USAGE, "gateway --config DIR/elsewhere.yaml"),
        new Mistake(
            "two gateways on one data directory", MACHINE, "gateway --config DIR/in-use.yaml"),
        new Mistake(
            "the data directory is a file", USAGE, "gateway --config DIR/data-is-file.yaml"),
        new Mistake(
            "the data directory cannot be made", USAGE, "gateway --config DIR/data-in-file.yaml"),
        new Mistake("demo: port taken", MACHINE, "demo --port TAKEN"),
        new Mistake("demo: no such port", USAGE, "demo --port 99999"),
        new Mistake("demo: a day that was played", USAGE, "demo --port 0 --data DIR/played"),
        new Mistake("demo: data in a file", MACHINE, "demo --port 0 --data DIR/token/day"),
        new Mistake(
            "demo: no folder for the report",
            MACHINE,
            "demo --port 0 --report DIR/none/score.json"),
        new Mistake("demo: the report is a folder", MACHINE, "demo --port 0 --report DIR"),
        new Mistake("demo: no such scenario", USAGE, "demo --port 0 --scenario city-night"),
        new Mistake("demo: a standing clock", USAGE, "demo --port 0 --speed 0"));
  }

  static List<Mistake> ofCommandLines() {
    return List.of(
        new Mistake("no such command", USAGE, "gatway"),
        new Mistake("no such option", USAGE, "demo --sped 60"),
        new Mistake("an option without its value", USAGE, "demo --port"),
        new Mistake("a word instead of a number", USAGE, "demo --port http"),
        new Mistake("a word instead of a number", USAGE, "demo --speed fast"),
        new Mistake("no such time zone", USAGE, "capture DIR/orders.csv --to DIR/x --zone Mars"),
        new Mistake("which import?", USAGE, "import"),
        new Mistake("which benchmark?", USAGE, "bench"),
        new Mistake("no such protocol", USAGE, "decode --protocol morse 00"),
        new Mistake("not hexadecimal", USAGE, "decode --protocol modbus-rtu zz"),
        new Mistake(
            "no such profile", USAGE, "read --profile none --line tcp://127.0.0.1:1 --address 1"),
        new Mistake("no such line", USAGE, "read --profile fuxin --line riser --address 1"),
        new Mistake(
            "no such serial device",
            MACHINE,
            "read --profile fuxin --line serial:/dev/lintel-none --address 1"),
        new Mistake(
            "nothing listens there",
            MACHINE,
            "read --profile fuxin --line tcp://127.0.0.1:1 --address 1"),
        new Mistake(
            "no gateway's data directory", MACHINE, "audit --policy gas-strict --data DIR/none"),
        new Mistake("nothing to capture", USAGE, "capture DIR/none --to DIR/x.yaml"),
        new Mistake("nowhere to write it", MACHINE, "capture DIR/orders.csv --to DIR/none/x.yaml"),
        new Mistake(
            "nowhere to write the truth",
            MACHINE,
            "simulate one-street --dry-run --truth DIR/none/t.json"));
  }

  static List<Mistake> ofPeers() {
    return List.of(
        new Mistake("no token", USAGE, "import visits DIR/orders.csv"),
        new Mistake(
            "no token file", USAGE, "import visits DIR/orders.csv --token-file DIR/none.token"),
        new Mistake(
            "a token file that holds none",
            USAGE,
            "import visits DIR/orders.csv --token-file DIR/orders.csv"),
        new Mistake(
            "no address", USAGE, "import visits DIR/orders.csv --gateway 127.0.0.1:8080" + TOKEN),
        new Mistake(
            "no gateway is running",
            MACHINE,
            "import visits DIR/orders.csv --gateway http://127.0.0.1:1" + TOKEN),
        new Mistake(
            "no such host",
            MACHINE,
            "import visits DIR/orders.csv --gateway http://nowhere.invalid:8080" + TOKEN),
        new Mistake(
            "the token of another gateway",
            USAGE,
            "import visits DIR/orders.csv --gateway http://127.0.0.1:STRICT" + TOKEN),
        new Mistake(
            "a web server of another kind",
            MACHINE,
            "import visits DIR/orders.csv --gateway http://127.0.0.1:OTHER" + TOKEN),
        new Mistake(
            "simulate: no broker is running",
            MACHINE,
            "simulate one-street --mqtt tcp://127.0.0.1:1" + TOKEN),
        new Mistake(
            "simulate: no broker's address", USAGE, "simulate one-street --mqtt 127.0.0.1" + TOKEN),
        new Mistake(
            "capture: no gateway is running",
            MACHINE,
            "capture http://127.0.0.1:1 --to DIR/x.yaml" + TOKEN));
  }

  static List<Mistake> ofFiles() {
    return List.of(
        new Mistake("the file is not there", USAGE, "import visits DIR/none.csv" + TOKEN),
        new Mistake("a folder", USAGE, "import visits DIR" + TOKEN),
        new Mistake("an empty file", USAGE, "import visits DIR/empty.csv" + TOKEN),
        new Mistake("no column has a known name", USAGE, "import visits DIR/names.csv" + TOKEN),
        new Mistake("a column is missing", USAGE, "import visits DIR/no-kind.csv" + TOKEN),
        new Mistake("quotation marks", USAGE, "import visits DIR/quotes.csv" + TOKEN),
        new Mistake("month and day", USAGE, "import visits DIR/us-dates.csv" + TOKEN),
        new Mistake("a day without a time", USAGE, "import custody DIR/day-only.csv" + TOKEN),
        new Mistake("a number that is lost", USAGE, "import visits DIR/rounded.csv" + TOKEN),
        new Mistake("twice the same", USAGE, "import visits DIR/twice.csv" + TOKEN),
        new Mistake("devices", USAGE, "import devices DIR/devices.csv" + TOKEN),
        new Mistake(
            "secrets over another file",
            USAGE,
            "import devices DIR/devices.csv --secrets DIR/orders.csv" + TOKEN),
        new Mistake("an old workbook", USAGE, "import visits DIR/old.xls" + TOKEN),
        new Mistake("a scenario with mistakes", USAGE, "demo --port 0 --scenario DIR/day.yaml"));
  }
}
