package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Intent;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.round.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.simulation.FillRules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Books what closed bars do to a portfolio: its orders fill or lapse, what rests is touched, and its positions pay funding, each
 * strategy's in the sequence of time.
 */
final class PaperSettlement {

    /** How long the bar of an order may be late before the order lapses, beyond the minute in which it closes. */
    private static final long LATE_MINUTES = 2;

    private final SortedMap<String, PaperMarket> markets;
    private final long minute;

    /** @param minute bars from this one on are not read */
    PaperSettlement(Map<String, PaperMarket> markets, long minute) {
        this.markets = new TreeMap<>(markets);
        this.minute = minute;
    }

    PortfolioState apply(PortfolioState state) {
        PortfolioState settled = state;
        for (Intent intent : state.intents()) {
            PaperMarket market = markets.get(intent.strategy().name());
            if (market != null && intent.status().unresolved()) {
                settled = RestingOrders.isProtective(intent)
                        ? watched(settled, intent, market)
                        : resolved(settled, intent, market);
            }
        }
        for (PaperMarket market : markets.values()) {
            int closed = market.closedRows(minute);
            if (closed > 0) {
                settled = PaperFunding.apply(settled, market, market.bars().openTime(closed - 1));
            }
        }
        return settled;
    }

    /** An order that fills at the open of its minute or never. */
    private PortfolioState resolved(PortfolioState state, Intent intent, PaperMarket market) {
        BarSeries bars = market.bars();
        long due = FillRules.entryTime(Minutes.lastClosed(Instant.ofEpochMilli(intent.signedTimestamp())), 0);
        int closed = market.closedRows(minute);
        int row = bars.rowOf(due);
        if (row >= 0 && row < closed) {
            // What is held when the bar opens pays the stamp of that minute, as in the simulator.
            PortfolioState funded = PaperFunding.apply(state, market, due);
            return booked(funded, intent, market, PaperFills.atOpen(intent, market, row));
        }
        boolean passed = closed > 0 && bars.openTime(closed - 1) > due;
        return passed || minute > Minutes.plus(due, LATE_MINUTES)
                ? booked(state, intent, market, PaperFills.ended(intent, due))
                : state;
    }

    /** What rests from its minute on until a bar touches it. The other of stop and target goes when nothing is left to close. */
    private PortfolioState watched(PortfolioState state, Intent intent, PaperMarket market) {
        Optional<RestingExit> exit = exit(state, intent, market);
        if (exit.isEmpty()) {
            return booked(state, intent, market, PaperFills.ended(intent, minute));
        }
        int row = firstTouch(exit.get(), intent, market);
        if (row == market.closedRows(minute)) {
            return state;
        }
        long time = market.bars().openTime(row);
        double units = intent.quantity().multiply(market.filters().multiplier()).doubleValue();
        RestingExit.Filled filled = exit.get().in(market.bars(), row, units, market.costs());
        PortfolioState funded = PaperFunding.apply(state, market, time);
        return booked(funded, intent, market, PaperFills.touched(intent, market, time, filled));
    }

    /** The row in which what rests is touched; the number of closed rows if it is not. */
    int firstTouch(RestingExit exit, Intent intent, PaperMarket market) {
        int from = market.bars().firstRowFrom(Minutes.floor(intent.signedTimestamp()));
        return exit.firstRow(market.bars(), from, market.closedRows(minute));
    }

    static Optional<RestingExit> exit(PortfolioState state, Intent intent, PaperMarket market) {
        return state.books()
                .holding(market.strategy().name())
                .map(held -> PaperFills.restingExit(intent, market, averagePrice(held, market)));
    }

    private static BigDecimal averagePrice(Holding held, PaperMarket market) {
        return held.cost().divide(market.filters().notional(held.quantity(), BigDecimal.ONE), MathContext.DECIMAL64);
    }

    static PortfolioState booked(
            PortfolioState state, Intent intent, PaperMarket market, PaperFills.Reported reported) {
        return FillBooking.apply(
                state,
                intent.clientId(),
                reported.orders(),
                reported.fills(),
                market.strategy(),
                market.filters().multiplier());
    }
}
