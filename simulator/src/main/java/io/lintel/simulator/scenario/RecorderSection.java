package io.lintel.simulator.scenario;

import io.lintel.simulator.device.FileNaming;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.mishap.Parameter;
import io.lintel.simulator.scenario.Scenario.RecorderPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code recorders}: their heartbeat, how they speak, and their models. */
final class RecorderSection {
  private static final RecorderModel PLAIN = RecorderModel.PLAIN;
  private static final String PER_DAY = "/day";
  private static final int MOST_SPARES = 100;

  private RecorderSection() {}

  static RecorderPlan read(YamlSection recorders) {
    RecorderPlan plan =
        new RecorderPlan(
            Amounts.interval(recorders, "heartbeat"),
            Amounts.countOr(recorders, "coap", 0, ScenarioFile.MOST_TECHNICIANS),
            models(recorders));
    recorders.done();
    return plan;
  }

  private static Map<RecorderModel, Double> models(YamlSection recorders) {
    List<YamlSection> sections = recorders.sections("models");
    Map<RecorderModel, Double> models = new LinkedHashMap<>();
    for (YamlSection section : sections) {
      double share = Amounts.share(section, "share");
      models.merge(model(section), share, Double::sum);
      section.done();
    }
    double all = models.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!sections.isEmpty() && !(all > 0)) {
      recorders.mistake("models", "models have no share above 0, expected at least one");
    }
    return all > 0 ? models : Map.of(PLAIN, 1.0);
  }

  /** What is left out is as with a plain recorder. */
  private static RecorderModel model(YamlSection model) {
    return new RecorderModel(
        model.text("name"),
        Amounts.duration(model, "prebuffer", PLAIN.prebuffer()),
        longerThanNothing(model, "segment", PLAIN.segment()),
        Amounts.value(
            model, "drift", PLAIN.driftPerDay(), "a drift (2s/day)", RecorderSection::drift),
        longerThanNothing(model, "battery", PLAIN.battery()),
        Amounts.megabytes(model, "storage", PLAIN.storageMegabytes()),
        Amounts.value(
            model,
            "megabits_per_second",
            PLAIN.megabitsPerSecond(),
            "a number above 0",
            RecorderSection::rate),
        Amounts.share(model, "used", PLAIN.used()),
        Amounts.countOr(model, "spares", PLAIN.spares(), MOST_SPARES),
        Amounts.yesOrNo(model, "satellites", PLAIN.satellites()),
        new FileNaming(
            Amounts.value(
                model,
                "file",
                PLAIN.naming().pattern(),
                "a name with {start}",
                RecorderSection::fileName),
            Amounts.yesOrNo(model, "local_as_utc", PLAIN.naming().localAsUtc())));
  }

  private static Duration longerThanNothing(YamlSection model, String key, Duration otherwise) {
    return model.has(key) ? Amounts.interval(model, key) : Amounts.duration(model, key, otherwise);
  }

  private static Duration drift(String text) {
    if (!text.endsWith(PER_DAY)) {
      throw new IllegalArgumentException(text);
    }
    return Parameter.durationOf(text.substring(0, text.length() - PER_DAY.length())).abs();
  }

  private static double rate(String text) {
    double rate = Double.parseDouble(text);
    if (!(rate > 0)) {
      throw new IllegalArgumentException(text);
    }
    return rate;
  }

  /** One that leads out of its folder is none. */
  private static String fileName(String text) {
    if (text.contains("/") || text.contains("\\") || text.startsWith(".")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
