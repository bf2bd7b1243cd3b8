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
 */
public record TraderState(
        AccountState account,
        long lastBarTime,
        Optional<PendingEntry> pending,
        Optional<Position> position,
        Dust dust) {

    public TraderState {
        if (pending.isPresent() && position.isPresent()) {
            throw new IllegalArgumentException("one position per symbol: an entry is pending while a position is open");
        }
    }

    public static TraderState starting(double equity) {
        return new TraderState(
                AccountState.starting(equity), AccountView.NEVER, Optional.empty(), Optional.empty(), Dust.NONE);
    }

    public TraderState withAccount(AccountState newAccount) {
        return new TraderState(newAccount, lastBarTime, pending, position, dust);
    }
}
