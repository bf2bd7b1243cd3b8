package dev.scalpel.local.desk.backtests;

/** A backtest ends because somebody wants it to. */
final class BacktestCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BacktestCancelledException() {
        super("cancelled");
    }
}
