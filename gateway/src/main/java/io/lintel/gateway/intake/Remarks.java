package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What was done to one element so that the sound part of it could be taken: members that were left
 * out, rounded, or written in another way. It stands in the element's body under {@link #MEMBER}.
 */
final class Remarks {
  /** Ours; what a device sends under this name is kept under {@link #THEIRS}. */
  static final String MEMBER = "quality";

  static final String THEIRS = "device_quality";

  /** Remarks of each kind that are spelled out; the others are counted. */
  static final int MOST_TOLD = 20;

  private static final String MORE = "…";

  /** What became of a member. */
  enum Deed {
    LEFT_OUT("left_out"),
    ROUNDED("rounded"),
    RESPELLED("respelled"),
    DOUBTED("doubted");

    private final String member;

    Deed(String member) {
      this.member = member;
    }

    String member() {
      return member;
    }
  }

  /**
   * @param where the member: {@code position.accuracy_m}
   * @param what why it was left out, or how it was written
   */
  record Remark(Deed deed, String where, String what) {}

  private final String path;
  private final List<Remark> all;

  Remarks() {
    this("", new ArrayList<>(0));
  }

  private Remarks(String path, List<Remark> all) {
    this.path = path;
    this.all = all;
  }

  /** For the member {@code key}, or for the element {@code [3]} of an array. */
  Remarks at(String key) {
    boolean index = key.startsWith("[");
    return new Remarks(path.isEmpty() ? key : index ? path + key : path + '.' + key, all);
  }

  void leftOut(Malformed why) {
    String inner = why.where();
    String at = inner.isEmpty() || inner.startsWith("[") ? path + inner : path + '.' + inner;
    all.add(new Remark(Deed.LEFT_OUT, at, why.says()));
  }

  void rounded(JsonValue was) {
    all.add(new Remark(Deed.ROUNDED, path, was.sketch()));
  }

  void respelled(JsonValue was) {
    all.add(new Remark(Deed.RESPELLED, path, was.sketch()));
  }

  /** It stands as it was sent, and nothing rests on it. */
  void doubted(String key, String why) {
    all.add(new Remark(Deed.DOUBTED, at(key).path, why));
  }

  List<Remark> all() {
    return List.copyOf(all);
  }

  /**
   * For an element that cannot do without what was left out.
   *
   * @param keys the members in question; none: any
   * @throws Malformed as for the first of them, if one was left out
   */
  void throwLeftOut(String... keys) throws Malformed {
    for (Remark remark : all) {
      if (remark.deed() == Deed.LEFT_OUT
          && (keys.length == 0 || List.of(keys).contains(remark.where()))) {
        throw new Malformed(remark.what()).under(remark.where());
      }
    }
  }

  /** Puts the remarks into the element; nothing if there are none. */
  void into(Fields fields) {
    if (all.isEmpty()) {
      return;
    }
    Fields quality = new Fields();
    for (Deed deed : Deed.values()) {
      TreeMap<String, JsonValue> told = new TreeMap<>();
      long of = all.stream().filter(remark -> remark.deed() == deed).count();
      all.stream()
          .filter(remark -> remark.deed() == deed)
          .limit(MOST_TOLD)
          .forEach(remark -> told.put(shortened(remark.where()), new Text(remark.what())));
      if (of > MOST_TOLD) {
        told.put(MORE, new Text("and " + (of - MOST_TOLD) + " more"));
      }
      if (!told.isEmpty()) {
        quality.with(deed.member(), new Fields(told));
      }
    }
    fields.with(MEMBER, quality);
  }

  private static String shortened(String where) {
    return where.length() <= Limits.KEY_CHARS
        ? where
        : where.substring(0, Limits.KEY_CHARS - 1) + MORE;
  }
}
