package dev.scalpel.local.backtest;

import dev.scalpel.market.Symbol;
import java.time.Instant;

/**
 * The scope of a backtest.
 *
 * @param from the first minute traded
 * @param to the minute after the last
 * @param retrain whether each day is trained, or the current champion trades the whole period
 */
public record BacktestPlan(Symbol symbol, Instant from, Instant to, Retrain retrain) {

    /** When models are trained. */
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
