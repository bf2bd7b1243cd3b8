package dev.scalpel.training;

import dev.scalpel.market.Symbol;

/**
 * What a roll-back changed.
 *
 * @param from the champion before: a model's id, or {@code flat}
 * @param champion the champion now
 */
public record RollbackAnswer(Symbol symbol, String from, String champion, String words) {}
