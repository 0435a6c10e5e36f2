package io.lintel.gateway.wording;

/** One sentence in both languages, written, not translated word by word. */
public record Sentence(String en, String zh) {}
