package io.lintel.simulator.mishap;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test shows the gateway meeting these mishaps, by the catalogue's names. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Meets {
  String[] value();
}
