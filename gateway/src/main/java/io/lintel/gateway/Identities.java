package io.lintel.gateway;

import io.lintel.gateway.config.IdentityConfig;
import io.lintel.gateway.config.IdentityConfig.Proofs;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.identity.DeviceFile;
import io.lintel.gateway.identity.Devices;
import io.lintel.gateway.identity.Door;
import io.lintel.gateway.identity.Doorkeeper;
import io.lintel.gateway.identity.Enrolling;
import io.lintel.gateway.identity.Enrolment;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.meter.wire.Bytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may speak at which door: the devices, how new ones enrol, and the doorkeepers. */
final class Identities implements Health {
  private static final Logger log = LoggerFactory.getLogger(Identities.class);

  private static final int WRITTEN_WITHIN_SECONDS = 10;

  private final LintelConfig config;
  private final DeviceFile file;
  private final Supervised writing;
  private final Devices devices;
  private final Enrolment enrolment;
  private final Enrolling enrolling;
  private final Enrolling.Heard heard;
  private final SecureRandom random;

  private Identities(
      LintelConfig config,
      DeviceFile file,
      Supervised writing,
      Journal journal,
      InstantSource time,
      SecureRandom random) {
    this.config = config;
    this.file = file;
    this.writing = writing;
    this.random = random;
    this.devices = new Devices(config.identity().devices(), file.read(), file);
    this.enrolment = new Enrolment(random, System::nanoTime);
    this.heard = (event, detail) -> tell(journal, time, event, detail);
    this.enrolling = new Enrolling(devices, enrolment, random, heard);
  }

  /** Reads the devices; names what stands open in the log. */
  static Identities open(
      LintelConfig config,
      DataDirectory data,
      Journal journal,
      InstantSource time,
      SecureRandom random,
      Opened opened) {
    ExecutorService writer =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "devices-writer");
              thread.setDaemon(true);
              return thread;
            });
    Supervised writing = new Supervised("devices", "writing the devices", false, time);
    opened.onClose(
        "devices",
        () -> {
          writing.ending();
          end(writer);
        });
    DeviceFile file =
        new DeviceFile(
            data.file("devices.csv"), task -> writer.execute(writing.guarded(task::run)));
    Identities identities = new Identities(config, file, writing, journal, time, random);
    log.info("devices outcome=read known={}", identities.devices.size());
    identities.remark().ifPresent(notice -> log.warn("devices outcome=open_door {}", notice));
    return identities;
  }

  /** What was handed over is written. */
  private static void end(ExecutorService writer) throws InterruptedException {
    writer.shutdown();
    if (!writer.awaitTermination(WRITTEN_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      log.warn("devices outcome=not_kept; writing takes too long");
    }
  }

  private static void tell(Journal journal, InstantSource time, String event, String detail) {
    log.info("devices event={} detail=\"{}\"", event, detail);
    var unused =
        journal
            .append(List.of(GatewayLife.observation("devices", event, detail, time.instant())))
            .whenComplete(
                (receipts, failed) -> {
                  if (failed != null) {
                    log.warn("devices event={} outcome=not_journaled", event, failed);
                  }
                });
  }

  Devices devices() {
    return devices;
  }

  Enrolment enrolment() {
    return enrolment;
  }

  Enrolling enrolling() {
    return enrolling;
  }

  Enrolling.Heard heard() {
    return heard;
  }

  SecureRandom random() {
    return random;
  }

  /** Of the gateway's own MQTT endpoint. */
  Doorkeeper mqttDoor() {
    MqttConfig mqtt = config.mqtt();
    String username = mqtt.username();
    Door.Shared shared =
        username == null
            ? null
            : new Door.Shared(
                username,
                mqtt.password() == null
                    ? Bytes.empty()
                    : Bytes.of(mqtt.password().reveal().getBytes(StandardCharsets.UTF_8)));
    return door(config.identity().mqtt(), shared);
  }

  /** Of plain CoAP. */
  Doorkeeper coapDoor() {
    return door(config.identity().coap(), null);
  }

  private Door door(Proofs proofs, Door.@Nullable Shared shared) {
    return new Door(
        devices, enrolling, new Door.Rules(proofs.anonymous(), proofs.vouched(), shared));
  }

  /** Who speaks through a broker of the operator's own. */
  Speaker broker() {
    return devices.behindBroker(config.identity().mqtt().vouched());
  }

  /** Without what may be a password in it. */
  private static String shown(@Nullable URI broker) {
    return broker == null ? "" : broker.getHost() + ":" + broker.getPort();
  }

  @Override
  public String name() {
    return "devices";
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public Optional<String> notReadyBecause() {
    return file.trouble().or(writing::notReadyBecause);
  }

  /** Which doors let in who proves nothing. */
  @Override
  public Optional<String> remark() {
    IdentityConfig identity = config.identity();
    MqttConfig mqtt = config.mqtt();
    List<String> open = new ArrayList<>();
    if (!mqtt.embedded()) {
      if (!identity.mqtt().vouched()) {
        open.add("the broker " + shown(mqtt.broker()) + " (mqtt.vouched: false)");
      }
    } else if (identity.mqtt().anonymous()) {
      open.add("MQTT (mqtt.anonymous: refuse ends it)");
    } else if (mqtt.username() != null) {
      open.add("MQTT with the password all share (mqtt.username)");
    }
    if (config.coap() != null
        && config.coap().listen() != null
        && identity.coap().anonymous()
        && !identity.coap().vouched()) {
      open.add("CoAP (coap.anonymous: refuse ends it)");
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "anonymous: whoever proves nothing is let in on "
                + String.join(" and ", open)
                + "; what comes so is marked unproven, and verdicts that rest on it are not"
                + " certain");
  }
}
