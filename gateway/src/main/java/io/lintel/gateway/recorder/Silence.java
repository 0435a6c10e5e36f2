package io.lintel.gateway.recorder;

/** Whether a recorder is known not to have recorded in some time, and if not, why not. */
public enum Silence {
  /** It did not record: its words or its docked files say so. */
  KNOWN,
  /** It did, or may have by what is known. */
  RECORDED,
  /** The edge of knowledge is not reached: neither its words nor a dock tell of that time yet. */
  UNHEARD,
  /** It was docked, and a file that the dock lists has not come. */
  FILE_AWAITED,
  /** It was docked, and a file may be missing: a hole in the index, an overwritten file. */
  HOLE,
  /** It was docked, and nobody measured its clock: what was found may belong to that time. */
  CLOCK_UNMEASURED
}
