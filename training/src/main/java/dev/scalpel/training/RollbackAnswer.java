package dev.scalpel.training;

import dev.scalpel.market.Symbol;

/**
 * The result of a roll-back.
 *
 * @param from the previous champion: a model's id, or {@code flat}
 * @param champion the present champion
 */
public record RollbackAnswer(Symbol symbol, String from, String champion, String words) {}
