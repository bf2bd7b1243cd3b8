package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.statistics.EquityCurve;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** The value of a portfolio's account over time: cash, and what its holdings would bring at the newest closes. */
final class PaperEquity {

    private final PaperRound round;
    private final long from;
    private final double[] values;

    PaperEquity(PaperRound round, long from, long to) {
        this.round = round;
        this.from = from;
        values = new double[Math.toIntExact(Minutes.between(from, to)) + 1];
    }

    /** What the account is worth in the minutes of {@code [begin, end)}. */
    void mark(PortfolioState state, long begin, long end) {
        Books books = state.books();
        int first = Math.toIntExact(Minutes.between(from, begin));
        int last = Math.toIntExact(Minutes.between(from, end));
        Arrays.fill(values, first, last, books.cash().doubleValue());
        books.holdings().forEach((strategy, held) -> {
            PaperMarket market = round.market(strategy);
            Optional<OpenTrade> converted = state.strategy(strategy)
                    .trade()
                    .filter(trade -> market.conversion().converts());
            if (converted.isPresent()) {
                addConverted(market, held, converted.get(), first, last);
            } else {
                add(market, held, first, last);
            }
        });
    }

    void end(PortfolioState state) {
        long last = Minutes.plus(from, values.length - 1L);
        mark(state, last, Minutes.plus(last, 1));
    }

    /** A short position gains what it costs less to buy back. */
    private void add(PaperMarket market, Holding held, int first, int last) {
        BarSeries bars = market.bars();
        double units = held.quantity().multiply(market.filters().multiplier()).doubleValue()
                * held.side().sign();
        double base = held.side().sign() > 0 ? 0 : 2 * held.cost().doubleValue();
        int closed = market.closedRows(Minutes.plus(from, first));
        for (int i = first; i < last; i++) {
            long minute = Minutes.plus(from, i);
            while (closed < bars.size() && bars.openTime(closed) < minute) {
                closed++;
            }
            values[i] += base + units * bars.close(closed - 1);
        }
    }

    /** Its cost is in the account's asset, at the rate of its entry; its profit has the present rate. */
    private void addConverted(PaperMarket market, Holding held, OpenTrade trade, int first, int last) {
        double cost = held.cost().doubleValue();
        for (int i = first; i < last; i++) {
            long minute = Minutes.plus(from, i);
            BigDecimal close = TradeRows.exact(market.bars().close(Math.max(0, market.closedRows(minute) - 1)));
            double rate =
                    market.conversion().rate(minute).orElse(BigDecimal.ZERO).doubleValue();
            values[i] += cost + market.gain(trade, held.quantity(), close).doubleValue() * rate;
        }
    }

    /** At the start of each minute. An account that has lost everything stays at the smallest value that is one. */
    EquityCurve curve() {
        long[] times = new long[values.length];
        double[] positive = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            times[i] = Minutes.plus(from, i);
            positive[i] = Math.max(Double.MIN_NORMAL, values[i]);
        }
        return EquityCurve.of(times, positive);
    }
}
