package io.lintel.gateway.config;

import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.RetentionLimits;
import io.lintel.gateway.recorder.RecorderTraits;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code lintel.yaml}, checked. Paths are absolute.
 *
 * @param data holds journal, ledger and keys
 * @param proxies that may stand before {@code http}, and whose word counts
 * @param coap null: no CoAP
 * @param jt808 null: no JT/T 808
 * @param influx null: nothing is uploaded
 * @param policy a shipped policy's name, or the absolute path of a policy file
 * @param zone the utility's time zone: for days, service hours, and times without an offset
 * @param meters meters that push; those not listed may push {@code lintel-json} all the same
 * @param recorderDefaults what holds of recorders that are not listed
 * @param recorders by recorder, each already completed from the defaults
 * @param limits what one device may send, and what is kept free of the disk
 * @param retention for how long octets are kept that are no evidence
 * @param identity who has to prove what at which door
 */
public record LintelConfig(
    Path data,
    ListenAddress http,
    TrustedProxies proxies,
    MqttConfig mqtt,
    @Nullable CoapConfig coap,
    @Nullable Jt808Config jt808,
    DockConfig dock,
    @Nullable InfluxConfig influx,
    String policy,
    ZoneId zone,
    List<LineConfig> lines,
    List<PushedMeterConfig> meters,
    RecorderTraits recorderDefaults,
    Map<String, RecorderTraits> recorders,
    QuotaLimits limits,
    RetentionLimits retention,
    IdentityConfig identity) {
  public LintelConfig {
    lines = List.copyOf(lines);
    meters = List.copyOf(meters);
    recorders = Map.copyOf(recorders);
  }

  /** What the configuration says of {@code recorder}, listed or not. */
  public RecorderTraits recorder(String recorder) {
    return recorders.getOrDefault(recorder, recorderDefaults);
  }
}
