package dev.scalpel.local.backtest;

/** Receives the progress of a backtest. */
public interface BacktestListener {

    void note(String line);

    /** @param share of the work that is done, 0 to 1 */
    void progress(double share, String line);
}
