package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.modbus.profile.InvalidProfile;
import io.lintel.meter.modbus.profile.Profile;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.payload.PayloadDecoders;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lintel decode}: frames in hexadecimal in, what they say out. */
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description = "Decodes frames offline. Ends with 1 if a frame could not be decoded.")
public final class DecodeCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final InputStream in;

  @Option(
      names = "--protocol",
      required = true,
      paramLabel = "NAME",
      description = "modbus-rtu, or the name of a payload decoder such as lintel-json.")
  private String protocol = "";

  @Option(
      names = "--profile",
      paramLabel = "NAME_OR_FILE",
      description = "With modbus-rtu: the device profile that says what the registers mean.")
  private @Nullable String profileName;

  @Option(
      names = "--key",
      paramLabel = "HEX",
      description = "The key of an encrypted protocol. None of today's protocols takes one.")
  private @Nullable String key;

  @Option(names = "--json", description = "One JSON document a frame.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "HEX",
      description =
          "Frames, one an argument; single octets are taken together as one frame;"
              + " - reads one frame a line from standard input and answers in JSON.")
  private List<String> frames = List.of();

  @Spec private @Nullable CommandSpec spec;

  public DecodeCommand() {
    this(System.in);
  }

  DecodeCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() {
    FrameDecoder decoder = decoder();
    if (key != null) {
      throw usage("--key: " + protocol + " knows no encryption; leave the key out");
    }
    boolean allGood =
        frames.equals(List.of(STANDARD_INPUT)) ? decodeLines(decoder) : decodeArguments(decoder);
    return allGood ? 0 : CommandFailed.ANSWER_IS_NO;
  }

  private FrameDecoder decoder() {
    if (protocol.equals(ModbusFrames.PROTOCOL)) {
      return new ModbusFrames(profileName == null ? null : profile(profileName));
    }
    if (profileName != null) {
      throw usage("--profile: expected only with --protocol " + ModbusFrames.PROTOCOL);
    }
    if (protocol.equals(PublishedFrames.PROTOCOL)) {
      return new PublishedFrames();
    }
    return PayloadDecoders.named(protocol)
        .map(PayloadFrames::new)
        .orElseThrow(
            () ->
                usage(
                    "--protocol: expected one of %s, found '%s'"
                        .formatted(String.join(", ", known()), protocol)));
  }

  private static Profile profile(String name) {
    try {
      return Profiles.named(name);
    } catch (InvalidProfile | IOException unusable) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, "--profile: " + unusable.getMessage(), unusable);
    }
  }

  private static List<String> known() {
    return Stream.concat(Stream.of(ModbusFrames.PROTOCOL), PayloadDecoders.names().stream())
        .sorted()
        .toList();
  }

  private boolean decodeArguments(FrameDecoder decoder) {
    boolean octets = frames.stream().allMatch(argument -> argument.length() == 2);
    List<String> whole = octets ? List.of(String.join("", frames)) : frames;
    List<Bytes> parsed =
        whole.stream()
            .map(
                text ->
                    hex(text)
                        .orElseThrow(
                            () -> usage("expected a frame in hexadecimal, found '" + text + "'")))
            .toList();
    boolean allGood = true;
    for (Bytes frame : parsed) {
      allGood &= print(decoder.decode(frame), json);
    }
    return allGood;
  }

  private boolean decodeLines(FrameDecoder decoder) {
    HexLines lines = new HexLines(new InputStreamReader(in, StandardCharsets.US_ASCII));
    boolean allGood = true;
    try {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        allGood &= print(decodeLine(decoder, line.get()), true);
      }
    } catch (IOException broken) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "standard input: " + PlainReason.of(broken), broken);
    }
    return allGood;
  }

  private JsonNode decodeLine(FrameDecoder decoder, String line) {
    Optional<Bytes> frame = hex(line);
    if (frame.isPresent()) {
      return decoder.decode(frame.get());
    }
    return ReadingJson.failure(
        protocol, new Fault(Fault.Kind.VALUE, 0, "expected a frame in hexadecimal"));
  }

  private boolean print(JsonNode document, boolean asJson) {
    PrintWriter out = Objects.requireNonNull(spec, "run by picocli").commandLine().getOut();
    out.println(asJson ? document.toString() : DecodedText.of(document));
    out.flush();
    return document.get("ok").booleanValue();
  }

  private static Optional<Bytes> hex(String text) {
    try {
      return Optional.of(Bytes.hex(text));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static CommandFailed usage(String message) {
    return new CommandFailed(CommandFailed.WRONG_USAGE, message);
  }
}
