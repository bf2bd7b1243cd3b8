package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.state.StrategyTrade;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Trade;
import java.util.Optional;

/** A closed trade of a portfolio's strategy. */
public record PaperTrade(Strategy strategy, StrategyTrade trade) {

    /** Its mode in the ledger. */
    public static final String MODE = "paper";

    public PaperTrade {
        if (trade.isOpen()) {
            throw new IllegalArgumentException("the trade must be closed: " + trade.id());
        }
    }

    /**
     * The row of the ledger; empty for a trade of which nothing could be sold.
     *
     * @param revision of the state that recorded it
     */
    public Optional<TradeRow> row(long revision) {
        return trade.exit()
                .map(exit -> new TradeRow(
                        trade.id(),
                        revision,
                        MODE,
                        basis(),
                        Optional.empty(),
                        Minutes.plus(trade.decisionBar(), -1),
                        leg(trade.entry()),
                        leg(exit),
                        trade.reason().orElseThrow(),
                        trade.fees(),
                        trade.netProfit(strategy.instrument().symbol().quote()),
                        trade.netReturn(strategy.instrument().symbol().quote()),
                        Double.NaN,
                        Double.NaN,
                        trade.multiplier(),
                        trade.funding()));
    }

    /** Stop and target, where a strategy has them, are orders of the portfolio and no distances of the trade. */
    private EntryBasis basis() {
        EntryBasis.Distances none =
                new EntryBasis.Distances(trade.side(), Double.NaN, Double.NaN, Bracket.MAX_HOLD_MINUTES, 0);
        return strategy.origin() == Origin.SIGNAL
                ? new EntryBasis.BySignal(strategy.name(), trade.signal().orElse(trade.id()), none)
                : new EntryBasis.ByRule(strategy.name(), strategy.origin().name(), none);
    }

    private TradeRow.Leg leg(StrategyTrade.Leg leg) {
        return new TradeRow.Leg(
                leg.time(), leg.intendedPrice(), trade.price(leg), leg.intendedQuantity(), leg.quantity(), 0);
    }

    /** What statistics count, with the row's profit and return. */
    public Optional<Trade> statistic() {
        return row(0).map(TradeRows::toTrade);
    }
}
