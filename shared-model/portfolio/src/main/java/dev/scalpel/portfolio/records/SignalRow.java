package dev.scalpel.portfolio.records;

import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.signals.Outcome;

/**
 * The outcome of a signal. It never changes, so its time is its revision.
 *
 * @param id of the signal
 * @param reason what explains the outcome; empty where it says all
 * @param time of the outcome, epoch milliseconds
 */
public record SignalRow(String id, long time, String strategy, Outcome outcome, String reason) implements LedgerRow {

    public SignalRow {
        LedgerChecks.requireName("id", id);
        LedgerChecks.requireName("strategy", strategy);
        LedgerChecks.requireNotNegative("time", time);
    }

    public static SignalRow of(SignalOutcome outcome) {
        return new SignalRow(
                outcome.signal(),
                outcome.time(),
                outcome.strategy(),
                outcome.outcome(),
                outcome.detail().orElse(""));
    }

    @Override
    public long revision() {
        return time;
    }
}
