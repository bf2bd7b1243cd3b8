package dev.scalpel.portfolio.paper;

import dev.scalpel.funding.Funding;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.AccountDay;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.simulation.FillRules;
import dev.scalpel.trading.Costs;
import java.math.BigDecimal;
import java.util.Optional;

/** Rule 8 for a portfolio: what a strategy's position pays or receives at the stamps of its instrument. */
final class PaperFunding {

    private PaperFunding() {}

    /** @param to minute of a closed bar: stamps up to it are paid, each at the open of the first bar from it on */
    static PortfolioState apply(PortfolioState state, PaperMarket market, long to) {
        String name = market.strategy().name();
        Optional<OpenTrade> trade = state.strategy(name).trade();
        Optional<Holding> held = state.books().holding(name);
        if (trade.isEmpty() || held.isEmpty() || to <= trade.get().fundedTo()) {
            return state;
        }
        return market.costs().fundingRates().isEmpty()
                ? assumed(state, market, trade.get(), held.get(), to)
                : actual(state, market, trade.get(), held.get(), to);
    }

    /** The first stamp after this time, or {@link Long#MAX_VALUE}. */
    static long nextStamp(Costs costs, long time) {
        if (!costs.fundingRates().isEmpty()) {
            return costs.fundingRates().nextAfter(time);
        }
        long interval = costs.funding().intervalMinutes() * Minutes.MILLIS;
        return costs.funding().rate() == 0 ? Long.MAX_VALUE : (Math.floorDiv(time, interval) + 1) * interval;
    }

    private static PortfolioState assumed(
            PortfolioState state, PaperMarket market, OpenTrade trade, Holding held, long to) {
        Funding funding = market.costs().funding();
        double share = held.side().sign() * funding.paidByLong(trade.fundedTo(), to);
        return share == 0 ? state : booked(state, market, held.cost().multiply(TradeRows.exact(share)), to);
    }

    private static PortfolioState actual(
            PortfolioState state, PaperMarket market, OpenTrade trade, Holding held, long to) {
        FundingSeries rates = market.costs().fundingRates();
        BarSeries bars = market.bars();
        PortfolioState after = state;
        for (int i = rates.firstAfter(trade.fundedTo()); i < rates.size() && rates.time(i) <= to; i++) {
            double open = bars.open(bars.firstRowFrom(rates.time(i)));
            double share = FillRules.fundingShare(held.side(), rates.rate(i), open, open);
            BigDecimal notional = market.filters().notional(held.quantity(), TradeRows.exact(open));
            after = booked(after, market, notional.multiply(TradeRows.exact(share)), rates.time(i));
        }
        return after;
    }

    private static PortfolioState booked(PortfolioState state, PaperMarket market, BigDecimal paid, long to) {
        BigDecimal received = paid.negate();
        Books books = state.books().transferred(received);
        AccountDay day = state.day().at(state.books().valueAtCost(), to).reached(books.valueAtCost());
        return state.withBooks(books)
                .withDay(day)
                .withStrategy(
                        market.strategy().name(),
                        known -> known.withTrade(known.trade().map(trade -> trade.funded(received, to))));
    }
}
