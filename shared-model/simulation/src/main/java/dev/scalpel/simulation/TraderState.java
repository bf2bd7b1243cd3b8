package dev.scalpel.simulation;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
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
 * @param held funding and margin of the position
 */
public record TraderState(
        AccountState account,
        long lastBarTime,
        Optional<PendingEntry> pending,
        Optional<Position> position,
        Dust dust,
        Optional<PendingExit> pendingExit,
        Optional<RestingQuote> quote,
        boolean makerEntry,
        Held held) {

    /**
     * What holding the open position has cost, and what stands behind it. Shares are of its notional at the entry.
     *
     * @param marginShare initial margin; 0 where positions have none
     * @param fundingShare paid so far at actual rates; negative if it was received
     * @param fundedTo the newest stamp that was paid, or the minute of the entry
     */
    public record Held(double marginShare, double fundingShare, long fundedTo) {

        /** Of an instrument without funding and margin, or of no position. */
        public static final Held NOTHING = new Held(0, 0, AccountView.NEVER);

        public Held {
            if (!(marginShare >= 0 && marginShare <= 1)) {
                throw new IllegalArgumentException("marginShare must lie in [0, 1]: " + marginShare);
            }
            if (!Double.isFinite(fundingShare)) {
                throw new IllegalArgumentException("fundingShare must be finite: " + fundingShare);
            }
        }

        static Held from(Position opened, Costs costs) {
            return costs.isContract() ? new Held(costs.margin().initialShare(), 0, opened.entryTime()) : NOTHING;
        }

        /** Pays the stamps up to this minute, at the open of its bar. */
        Held funded(Position open, FundingSeries rates, long openTime, double price) {
            double paid = fundingShare;
            long to = fundedTo;
            for (int i = rates.firstAfter(fundedTo); i < rates.size() && rates.time(i) <= openTime; i++) {
                paid += FillRules.fundingShare(open.side(), rates.rate(i), price, open.entryPrice());
                to = rates.time(i);
            }
            return new Held(marginShare, paid, to);
        }

        /** Initial margin less funding paid, which is paid from it. */
        double marginLeft() {
            return marginShare - fundingShare;
        }
    }

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
        if (!held.equals(Held.NOTHING) && position.isEmpty()) {
            throw new IllegalArgumentException("funding or margin is booked, but no position is open");
        }
    }

    /** Of an entry that takes, without funding and margin. */
    public TraderState(
            AccountState account,
            long lastBarTime,
            Optional<PendingEntry> pending,
            Optional<Position> position,
            Dust dust,
            Optional<PendingExit> pendingExit) {
        this(account, lastBarTime, pending, position, dust, pendingExit, Optional.empty(), false, Held.NOTHING);
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
        return new TraderState(newAccount, lastBarTime, pending, position, dust, pendingExit, quote, makerEntry, held);
    }
}
