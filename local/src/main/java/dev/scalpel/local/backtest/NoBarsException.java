package dev.scalpel.local.backtest;

/** The store has no bars of the symbol in the period. */
public final class NoBarsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoBarsException(BacktestPlan plan) {
        super("no bars of " + plan.symbol() + " are stored from " + plan.from() + " to " + plan.to());
    }
}
