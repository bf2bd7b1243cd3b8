package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.signals.Outcome;
import java.util.Optional;

/** What it means that a venue took no order, or that nothing may be opened there. Pure. */
public final class Refusal {

    private Refusal() {}

    /** The market takes no orders: an entry is given up, a close waits for the next run. */
    public static PortfolioState marketClosed(PortfolioState state, Intent intent, long now) {
        PortfolioState rejected = FillBooking.withStatus(state, intent.clientId(), Status.REJECTED);
        return intent.kind() == Intent.Kind.ENTRY
                ? ended(rejected, intent.strategy().name(), Outcome.MARKET_CLOSED, "the market takes no orders", now)
                : rejected;
    }

    /** What a strategy was to open is given up. */
    public static PortfolioState ended(
            PortfolioState state, String strategy, Outcome outcome, String detail, long now) {
        PortfolioState logged = state.strategy(strategy)
                .pending()
                .map(by -> state.withOutcome(SignalOutcome.of(by, strategy, outcome, Optional.of(detail), now)))
                .orElse(state);
        return logged.withStrategy(strategy, StrategyState::settled);
    }
}
