package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.simulation.FillRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
            settled = held(settled, market, Optional.empty());
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
            return filled(new PaperWatch(market, Optional.empty()).until(state, row, due), intent, market, row);
        }
        boolean passed = closed > 0 && bars.openTime(closed - 1) > due;
        return passed || minute > Minutes.plus(due, LATE_MINUTES)
                ? booked(state, intent, market, PaperFills.ended(intent, due))
                : state;
    }

    /** An exit that would fill beyond the liquidation price finds no position any more. */
    private static PortfolioState filled(PortfolioState state, Intent intent, PaperMarket market, int row) {
        long time = market.bars().openTime(row);
        PaperFills.Reported reported = PaperFills.atOpen(intent, market, row);
        String name = market.strategy().name();
        Optional<Holding> held = state.books().holding(name);
        if (intent.kind() == Intent.Kind.ENTRY || reported.fills().isEmpty()) {
            return booked(state, intent, market, reported);
        }
        if (held.isEmpty()) {
            return booked(state, intent, market, PaperFills.ended(intent, time));
        }
        double price = reported.fills().get(0).price().doubleValue();
        return state.strategy(name)
                .trade()
                .map(trade -> PaperLiquidation.of(trade, held.get(), market))
                .filter(liquidation -> liquidation.precedes(price))
                .map(liquidation -> booked(
                        liquidation.apply(state, market, held.get(), time),
                        intent,
                        market,
                        PaperFills.ended(intent, time)))
                .orElseGet(() -> booked(state, intent, market, reported));
    }

    /** What rests until a bar touches it. It goes when nothing is left to close. */
    private PortfolioState watched(PortfolioState state, Intent intent, PaperMarket market) {
        PortfolioState known = held(state, market, Optional.of(intent));
        boolean rests = known.intents().stream()
                .anyMatch(each -> each.clientId().equals(intent.clientId())
                        && each.status().unresolved());
        boolean gone = known.books().holding(market.strategy().name()).isEmpty();
        return rests && gone ? booked(known, intent, market, PaperFills.ended(intent, minute)) : known;
    }

    private PortfolioState held(PortfolioState state, PaperMarket market, Optional<Intent> resting) {
        int closed = market.closedRows(minute);
        return closed == 0
                ? state
                : new PaperWatch(market, resting)
                        .until(state, closed, market.bars().openTime(closed - 1));
    }

    /** As a venue that converts reports them. */
    private static List<Fill> settled(PortfolioState state, Intent intent, PaperMarket market, List<Fill> fills) {
        if (!market.conversion().converts()) {
            return fills;
        }
        Optional<OpenTrade> closed =
                state.strategy(market.strategy().name()).trade().filter(trade -> intent.kind() != Intent.Kind.ENTRY);
        return fills.stream()
                .map(fill -> market.conversion()
                        .settled(
                                fill,
                                closed.map(trade -> market.gain(trade, fill.quantity(), fill.price()))
                                        .orElse(BigDecimal.ZERO)))
                .toList();
    }

    static PortfolioState booked(
            PortfolioState state, Intent intent, PaperMarket market, PaperFills.Reported reported) {
        return FillBooking.apply(
                state,
                intent.clientId(),
                reported.orders(),
                settled(state, intent, market, reported.fills()),
                market.strategy(),
                market.filters().multiplier());
    }
}
