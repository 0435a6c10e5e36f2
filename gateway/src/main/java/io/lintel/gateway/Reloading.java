package io.lintel.gateway;

import io.lintel.gateway.api.ConfigReload;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.identity.Devices;
import io.lintel.gateway.source.line.LineSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the configuration file up again. Lines and meters change while the gateway runs; the other
 * sections need a restart, and the answer says which of them differ. An invalid file changes
 * nothing.
 */
final class Reloading implements ConfigReload {
  private static final Logger log = LoggerFactory.getLogger(Reloading.class);
  private static final int UNPROCESSABLE = 422;

  private final Supplier<ConfigCheck> file;
  private final LineSource lines;
  private final Decoders decoders;
  private final Devices devices;
  private final Executor worker;
  private LintelConfig current;

  /**
   * @param file reads the file anew
   * @param worker where reading and reloading may block
   */
  Reloading(
      LintelConfig current,
      Supplier<ConfigCheck> file,
      LineSource lines,
      Decoders decoders,
      Devices devices,
      Executor worker) {
    this.current = current;
    this.file = file;
    this.lines = lines;
    this.decoders = decoders;
    this.devices = devices;
    this.worker = worker;
  }

  @Override
  public CompletionStage<String> reload() {
    return CompletableFuture.supplyAsync(this::now, worker);
  }

  private synchronized String now() {
    ConfigCheck check = file.get();
    if (check instanceof ConfigCheck.Bad bad) {
      log.error("config outcome=invalid; nothing is changed\n{}", bad.message());
      throw new Refused(
          UNPROCESSABLE, "The configuration is invalid; nothing is changed", bad.message());
    }
    LintelConfig next = ((ConfigCheck.Good) check).config();
    lines.reload(next.lines());
    decoders.use(next.meters());
    devices.file(next.identity().devices());
    List<String> needRestart = needRestart(current, next);
    boolean otherDevices = !next.identity().devices().equals(current.identity().devices());
    String changed =
        next.lines().equals(current.lines()) && next.meters().equals(current.meters())
            ? "Lines and meters are as before."
            : "Lines and meters are as the file says now.";
    if (otherDevices) {
      changed += " The devices are those of the devices file now.";
    }
    current = next;
    String answer =
        needRestart.isEmpty()
            ? changed
            : changed
                + " These differ too and need a restart: "
                + String.join(", ", needRestart)
                + ".";
    log.info("config outcome=reloaded says=\"{}\"", answer);
    return answer;
  }

  private static List<String> needRestart(LintelConfig old, LintelConfig now) {
    List<String> sections = new ArrayList<>();
    differing(sections, "data", old.data(), now.data());
    differing(sections, "http", old.http(), now.http());
    differing(sections, "mqtt", old.mqtt(), now.mqtt());
    differing(sections, "coap", old.coap(), now.coap());
    differing(
        sections, "mqtt.anonymous, mqtt.vouched", old.identity().mqtt(), now.identity().mqtt());
    differing(
        sections, "coap.anonymous, coap.vouched", old.identity().coap(), now.identity().coap());
    differing(sections, "jt808", old.jt808(), now.jt808());
    differing(sections, "influx", old.influx(), now.influx());
    differing(sections, "policy", old.policy(), now.policy());
    differing(sections, "zone", old.zone(), now.zone());
    differing(sections, "recorder-defaults", old.recorderDefaults(), now.recorderDefaults());
    differing(sections, "recorders", old.recorders(), now.recorders());
    differing(sections, "limits", old.limits(), now.limits());
    return sections;
  }

  private static void differing(
      List<String> sections,
      String name,
      @org.jspecify.annotations.Nullable Object old,
      @org.jspecify.annotations.Nullable Object now) {
    if (!Objects.equals(old, now)) {
      sections.add(name);
    }
  }
}
