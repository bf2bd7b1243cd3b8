package dev.scalpel.local.backtest;

/** No bars are stored for the period of a backtest. */
public final class NoBarsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoBarsException(String message) {
        super(message);
    }

    NoBarsException(BacktestPlan plan) {
        this("no bars of " + plan.symbol() + " are stored from " + plan.from() + " to " + plan.to());
    }
}
