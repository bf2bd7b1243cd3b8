package dev.scalpel.local.backtest;

import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * The scope of a backtest.
 *
 * @param from the first minute traded
 * @param to the minute after the last
 * @param retrain whether each day is trained, or the current champion trades the whole period
 * @param run how it was started, for its report
 */
public record BacktestPlan(Symbol symbol, Instant from, Instant to, Retrain retrain, ReportRun run) {

    /** When models are trained. */
    public enum Retrain {
        DAILY,
        NEVER
    }

    /** Started by a program. */
    public BacktestPlan(Symbol symbol, Instant from, Instant to, Retrain retrain) {
        this(symbol, from, to, retrain, ReportRun.backtest(Optional.empty(), 0));
    }

    public BacktestPlan withRun(ReportRun other) {
        return new BacktestPlan(symbol, from, to, retrain, other);
    }

    public BacktestPlan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a backtest must end after it begins: " + from + " to " + to);
        }
    }
}
