package dev.scalpel.local.backtest;

/** Receives the progress of a backtest. */
public interface BacktestListener {

    /** For those who do not look. */
    BacktestListener SILENT = new BacktestListener() {
        @Override
        public void note(String line) {}

        @Override
        public void progress(double share, String line) {}
    };

    void note(String line);

    /** @param share of the work that is done, 0 to 1 */
    void progress(double share, String line);
}
