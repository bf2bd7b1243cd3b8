package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Intent;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.round.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.simulation.FillRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Books what closed bars do to a portfolio: its resting orders fill or lapse, and its positions pay funding. */
final class PaperSettlement {

    /** How long the bar of an order may be late before the order lapses, beyond the minute in which it closes. */
    private static final long LATE_MINUTES = 2;

    private final Map<String, PaperMarket> markets;
    private final long minute;

    /** @param minute bars from this one on are not read */
    PaperSettlement(Map<String, PaperMarket> markets, long minute) {
        this.markets = markets;
        this.minute = minute;
    }

    PortfolioState apply(PortfolioState state) {
        PortfolioState settled = state;
        for (Intent intent : state.intents()) {
            PaperMarket market = markets.get(intent.strategy().name());
            if (market != null && intent.status().unresolved()) {
                settled = resolve(settled, intent, market);
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

    private PortfolioState resolve(PortfolioState state, Intent intent, PaperMarket market) {
        BarSeries bars = market.bars();
        long due = FillRules.entryTime(Minutes.lastClosed(Instant.ofEpochMilli(intent.signedTimestamp())), 0);
        int closed = market.closedRows(minute);
        int row = bars.rowOf(due);
        if (row >= 0 && row < closed) {
            // What is held when the bar opens pays the stamp of that minute, as in the simulator.
            return booked(
                    PaperFunding.apply(state, market, due), intent, market, PaperFills.atOpen(intent, market, row));
        }
        boolean passed = closed > 0 && bars.openTime(closed - 1) > due;
        return passed || minute > Minutes.plus(due, LATE_MINUTES)
                ? booked(state, intent, market, PaperFills.lapsed(intent, due))
                : state;
    }

    private static PortfolioState booked(
            PortfolioState state, Intent intent, PaperMarket market, PaperFills.Ended ended) {
        return FillBooking.apply(
                state,
                intent.clientId(),
                List.of(ended.report()),
                ended.fills(),
                market.strategy(),
                market.filters().multiplier());
    }
}
