package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What became of a signal.
 *
 * @param id of the signal
 * @param time the sender's, epoch milliseconds
 * @param receivedAt epoch milliseconds
 * @param price at which the sender saw it
 * @param reason in words, for the outcomes that have one; empty otherwise
 * @param endedAt when the outcome was known, epoch milliseconds: the row belongs to that day
 * @param probability that the entry wins, of a strategy with a filter: as the model said when it was due; NaN where it had none
 */
public record SignalLogRow(
        String id,
        long revision,
        String strategy,
        TargetState target,
        Signal.Kind kind,
        long time,
        long receivedAt,
        Optional<BigDecimal> price,
        Outcome outcome,
        String reason,
        long endedAt,
        Optional<Double> probability)
        implements LedgerRow {

    private static final int MAX_REASON_LENGTH = 400;

    public SignalLogRow {
        Signal.requireId(id);
        Signal.requireName("strategy", strategy);
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireNotNegative("time", time);
        LedgerChecks.requireNotNegative("receivedAt", receivedAt);
        LedgerChecks.requireNotNegative("endedAt", endedAt);
        price = price.map(value -> LedgerChecks.requirePositive("price", value));
        // One line: a row of the log is read by people and by tools that know no quotes.
        reason = reason.replaceAll("\\s+", " ").strip();
        if (reason.length() > MAX_REASON_LENGTH) {
            reason = reason.substring(0, MAX_REASON_LENGTH);
        }
    }

    /** Of a strategy without a filter. */
    public SignalLogRow(
            String id,
            long revision,
            String strategy,
            TargetState target,
            Signal.Kind kind,
            long time,
            long receivedAt,
            Optional<BigDecimal> price,
            Outcome outcome,
            String reason,
            long endedAt) {
        this(id, revision, strategy, target, kind, time, receivedAt, price, outcome, reason, endedAt, Optional.empty());
    }

    /** Of a strategy without a filter. */
    public static SignalLogRow of(Signal signal, Outcome outcome, String reason, long endedAt, long revision) {
        return of(signal, outcome, reason, endedAt, Optional.empty(), revision);
    }

    /** @param revision of the state that knows the outcome */
    public static SignalLogRow of(
            Signal signal, Outcome outcome, String reason, long endedAt, Optional<Double> probability, long revision) {
        return new SignalLogRow(
                signal.id(),
                revision,
                signal.strategy(),
                signal.target(),
                signal.kind(),
                signal.time().toEpochMilli(),
                signal.receivedAt().toEpochMilli(),
                signal.price(),
                outcome,
                reason,
                endedAt,
                probability);
    }
}
