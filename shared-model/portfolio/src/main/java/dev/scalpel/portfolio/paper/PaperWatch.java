package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Intent;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.MarginRules;
import java.util.Optional;

/**
 * What bars do to a strategy's position while it is held, in the sequence of time: it pays funding at the open of the bar of a stamp,
 * its stop or target is touched, or it is liquidated.
 *
 * @param resting its stop, with or without a target
 */
record PaperWatch(PaperMarket market, Optional<Intent> resting) {

    /**
     * Up to a bar.
     *
     * @param end the row before which it may be closed
     * @param paidTo the time up to which stamps are paid, not later than a bar
     */
    PortfolioState until(PortfolioState state, int end, long paidTo) {
        PortfolioState known = state;
        for (long stamp = nextStamp(known); stamp <= paidTo; stamp = nextStamp(known)) {
            int row = Math.min(end, market.bars().firstRowFrom(stamp));
            int touched = firstRow(known, row);
            if (touched < row) {
                return closed(known, touched);
            }
            known = PaperFunding.apply(known, market, stamp);
        }
        int touched = firstRow(known, end);
        return touched < end ? closed(known, touched) : known;
    }

    /** The first stamp that the position has not paid yet; {@link Long#MAX_VALUE} without one. */
    long nextStamp(PortfolioState state) {
        return trade(state)
                .map(open -> PaperFunding.nextStamp(market.costs(), open.fundedTo()))
                .orElse(Long.MAX_VALUE);
    }

    /** The first row before {@code end} that closes the position as its margin is now; {@code end} if none does. */
    int firstRow(PortfolioState state, int end) {
        Optional<OpenTrade> trade = trade(state);
        if (trade.isEmpty() || (resting.isEmpty() && market.costs().margin() == MarginRules.NONE)) {
            return end;
        }
        BarSeries bars = market.bars();
        // Earlier rows were seen with what the margin was then.
        long since =
                Math.max(Minutes.floor(trade.get().entry().time()), trade.get().fundedTo());
        int from = bars.firstRowFrom(since);
        int rests = resting.map(intent -> bars.firstRowFrom(Minutes.floor(intent.signedTimestamp())))
                .map(row -> Math.max(from, row))
                .orElse(end);
        int alone = Math.min(rests, end);
        int liquidated = exit(state, false).firstRow(bars, from, alone);
        return liquidated < alone || rests >= end
                ? Math.min(Math.max(liquidated, from), end)
                : exit(state, true).firstRow(bars, rests, end);
    }

    private static Optional<Holding> holding(PortfolioState state, PaperMarket market) {
        return state.books().holding(market.strategy().name());
    }

    private Optional<OpenTrade> trade(PortfolioState state) {
        return holding(state, market)
                .flatMap(held -> state.strategy(market.strategy().name()).trade());
    }

    private RestingExit exit(PortfolioState state, boolean withResting) {
        Holding held = holding(state, market).orElseThrow();
        PaperLiquidation liquidation = PaperLiquidation.of(trade(state).orElseThrow(), held, market);
        return resting.filter(intent -> withResting)
                .map(intent -> PaperFills.restingExit(
                        intent, market, market.entryPrice(trade(state).orElseThrow(), held), liquidation))
                .orElseGet(() -> RestingExit.none(liquidation, market));
    }

    private PortfolioState closed(PortfolioState state, int row) {
        BarSeries bars = market.bars();
        long time = bars.openTime(row);
        Holding held = holding(state, market).orElseThrow();
        boolean rests = resting.filter(intent -> time >= Minutes.floor(intent.signedTimestamp()))
                .isPresent();
        double units = held.quantity().multiply(market.filters().multiplier()).doubleValue();
        RestingExit.Filled filled = exit(state, rests).in(bars, row, units, market.costs());
        if (filled.reason() == ExitReason.LIQUIDATION) {
            return PaperLiquidation.of(trade(state).orElseThrow(), held, market).apply(state, market, held, time);
        }
        Intent order = resting.orElseThrow();
        return PaperSettlement.booked(state, order, market, PaperFills.touched(order, market, time, filled));
    }
}
