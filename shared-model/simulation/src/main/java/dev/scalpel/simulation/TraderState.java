package dev.scalpel.simulation;

import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import java.util.Optional;

/**
 * The state of a {@link Trader} between two bars: stored after one minute, resumed in the next, on any machine.
 *
 * @param lastBarTime the newest bar seen, or {@link AccountView#NEVER}
 * @param dust base asset held besides the position
 * @param pendingExit of the position, decided at the newest bar
 * @param quote of the pending entry; empty if it takes
 * @param makerEntry whether the position's entry filled while it rested, so that it paid the maker fee
 */
public record TraderState(
        AccountState account,
        long lastBarTime,
        Optional<PendingEntry> pending,
        Optional<Position> position,
        Dust dust,
        Optional<PendingExit> pendingExit,
        Optional<RestingQuote> quote,
        boolean makerEntry) {

    /**
     * The decision to close the open position at the open of the next bar.
     *
     * @param decisionTime the minute of the decision bar
     */
    public record PendingExit(long decisionTime, ExitReason reason) {}

    public TraderState {
        if (pending.isPresent() && position.isPresent()) {
            throw new IllegalArgumentException("one position per symbol: an entry is pending while a position is open");
        }
        if (pendingExit.isPresent() && position.isEmpty()) {
            throw new IllegalArgumentException("an exit is pending, but no position is open");
        }
        if (quote.isPresent() && pending.isEmpty()) {
            throw new IllegalArgumentException("a quote rests, but no entry is pending");
        }
        if (makerEntry && position.isEmpty()) {
            throw new IllegalArgumentException("makerEntry is set, but no position is open");
        }
    }

    /** Of an entry that takes. */
    public TraderState(
            AccountState account,
            long lastBarTime,
            Optional<PendingEntry> pending,
            Optional<Position> position,
            Dust dust,
            Optional<PendingExit> pendingExit) {
        this(account, lastBarTime, pending, position, dust, pendingExit, Optional.empty(), false);
    }

    /** The same without a pending exit. */
    public TraderState(
            AccountState account,
            long lastBarTime,
            Optional<PendingEntry> pending,
            Optional<Position> position,
            Dust dust) {
        this(account, lastBarTime, pending, position, dust, Optional.empty());
    }

    public static TraderState starting(double equity) {
        return new TraderState(
                AccountState.starting(equity), AccountView.NEVER, Optional.empty(), Optional.empty(), Dust.NONE);
    }

    public TraderState withAccount(AccountState newAccount) {
        return new TraderState(newAccount, lastBarTime, pending, position, dust, pendingExit, quote, makerEntry);
    }
}
