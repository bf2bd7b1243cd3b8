package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.StrategyTrade;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;

/** Adds each fill to the trade that it opens, enlarges or reduces; a trade ends where nothing is held any more. */
final class TradeBooking {

    private TradeBooking() {}

    /**
     * @param state whose books have the fill
     * @param first whether the fill is the first one of its order
     */
    static PortfolioState apply(
            PortfolioState state, Intent intent, Fill fill, Strategy strategy, BigDecimal multiplier, boolean first) {
        boolean held = state.books().holding(strategy.name()).isPresent();
        ExitReason reason = state.exitReason();
        return state.withStrategy(strategy.name(), known -> {
            StrategyState traded = intent.kind() == Intent.Kind.ENTRY
                    ? entered(known, intent, fill, multiplier, first)
                    : known.withOpenTrade(trade -> trade.reduced(intent, fill, first));
            return held ? traded : traded.withOpenTrade(trade -> trade.closed(reason));
        });
    }

    private static StrategyState entered(
            StrategyState known, Intent intent, Fill fill, BigDecimal multiplier, boolean first) {
        return known.openTrade().isPresent()
                ? known.withOpenTrade(trade -> trade.enlarged(intent, fill, first))
                : known.withOpened(StrategyTrade.opened(intent, fill, known.pending(), multiplier));
    }
}
