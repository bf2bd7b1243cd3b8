package dev.scalpel.local.desk.backtests;

import dev.scalpel.local.backtest.BacktestListener;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A backtest that can begin: everything that can be checked before has been. */
interface DeskBacktest {

    /** The name of its directory if nobody gives another. */
    String defaultName();

    /**
     * What is run in a directory of its own.
     *
     * @param name that was requested for the directory
     */
    Run in(Path directory, String name);

    /**
     * One that has a directory.
     *
     * @param symbol what is traded
     * @param to the end, exclusive
     * @param command that would do the same
     */
    record Run(String symbol, Instant from, Instant to, Optional<String> command, Work work) {}

    /** Does the work of a backtest. */
    interface Work {
        void run(BacktestListener listener);
    }
}
