package io.lintel.gateway.audit;

/** One sentence in both languages, written, not translated word by word. */
public record Sentence(String en, String zh) {}
