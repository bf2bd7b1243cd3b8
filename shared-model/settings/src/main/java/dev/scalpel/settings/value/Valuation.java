package dev.scalpel.settings.value;

/** What a portfolio's holdings count for when sizes are computed. */
public enum Valuation {
    /** What was paid for them: unrealised gains do not count. */
    COST,
    /** What they would bring at the best price. */
    MARKET
}
