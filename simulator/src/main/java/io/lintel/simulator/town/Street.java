package io.lintel.simulator.town;

/** A street of the scenario's town, with a point on it around which its houses stand. */
public record Street(String name, Place middle) {}
