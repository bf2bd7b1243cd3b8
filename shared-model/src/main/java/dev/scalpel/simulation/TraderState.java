package dev.scalpel.simulation;

import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Position;
import java.util.Optional;

/**
 * All that a {@link Trader} knows between two bars: stored after one minute, resumed in the next, on any machine.
 *
 * @param lastBarTime the newest bar seen, or {@link AccountView#NEVER}
 */
public record TraderState(
        AccountState account, long lastBarTime, Optional<PendingEntry> pending, Optional<Position> position) {

    public TraderState {
        if (pending.isPresent() && position.isPresent()) {
            throw new IllegalArgumentException("one position a symbol: an entry is pending while one is open");
        }
    }

    public static TraderState starting(double equity) {
        return new TraderState(AccountState.starting(equity), AccountView.NEVER, Optional.empty(), Optional.empty());
    }
}
