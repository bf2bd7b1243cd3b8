package dev.scalpel.local.backtest;

/** Is told how a backtest goes on. */
public interface BacktestListener {

    void note(String line);

    /** @param share how much is done, 0 to 1 */
    void progress(double share, String line);
}
