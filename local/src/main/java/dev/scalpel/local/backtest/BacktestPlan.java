package dev.scalpel.local.backtest;

import dev.scalpel.market.Symbol;
import java.time.Instant;

/**
 * What is tested.
 *
 * @param from the first minute traded
 * @param to the minute after the last
 * @param retrain whether the training of each day is run, or the present champion trades all of it
 */
public record BacktestPlan(Symbol symbol, Instant from, Instant to, Retrain retrain) {

    /** Where the champions come from. */
    public enum Retrain {
        DAILY,
        NEVER
    }

    public BacktestPlan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a backtest must end after it begins: " + from + " to " + to);
        }
    }
}
