package dev.scalpel.simulation;

import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.Position;
import java.util.Optional;

/**
 * The state of a {@link Trader} between two bars: stored after one minute, resumed in the next, on any machine.
 *
 * @param lastBarTime the newest bar seen, or {@link AccountView#NEVER}
 * @param dust base asset held besides the position
 * @param pendingExit of the position, decided at the newest bar
 */
public record TraderState(
        AccountState account,
        long lastBarTime,
        Optional<PendingEntry> pending,
        Optional<Position> position,
        Dust dust,
        Optional<PendingExit> pendingExit) {

    public TraderState {
        if (pending.isPresent() && position.isPresent()) {
            throw new IllegalArgumentException("one position per symbol: an entry is pending while a position is open");
        }
        if (pendingExit.isPresent() && position.isEmpty()) {
            throw new IllegalArgumentException("an exit is pending, but no position is open");
        }
    }

    /** Without a pending exit. */
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
        return new TraderState(newAccount, lastBarTime, pending, position, dust, pendingExit);
    }
}
