package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;

/**
 * A symbol of a testbed.
 *
 * @param bars the history first; the market is closed in a missing minute
 * @param share of the account that it may trade with
 */
public record ListedSymbol(Symbol symbol, BarSeries bars, Filters filters, BigDecimal halfSpread, String share) {

    /** Milliseconds into the minute at which the local exchange's price moves to low, high and close. */
    private static final long LOW = 20_000;

    private static final long HIGH = 40_000;
    private static final long CLOSE = 55_000;

    /** The same with other filters. */
    ListedSymbol withFilters(Filters other) {
        return new ListedSymbol(symbol, bars, other, halfSpread, share);
    }

    public Listing listing() {
        return new Listing(symbol, bars, filters, halfSpread);
    }

    public boolean isOpen(long millis) {
        return bars.rowOf(Minutes.floor(millis)) >= 0;
    }

    /** The price at this time: within a bar it is at open, low, high and close one after the other. */
    public BigDecimal price(long millis) {
        int row = Math.max(0, bars.firstRowFrom(Minutes.floor(millis) + 1) - 1);
        long into = millis - bars.openTime(row);
        double price = into < LOW
                ? bars.open(row)
                : into < HIGH ? bars.low(row) : into < CLOSE ? bars.high(row) : bars.close(row);
        return BigDecimal.valueOf(price);
    }

    /** The largest quantity in whole steps. */
    public BigDecimal floor(BigDecimal quantity) {
        BigDecimal step = filters.step();
        return quantity.divideToIntegralValue(step).multiply(step);
    }

    /** Whether the venue accepts an order of this size at this price. */
    public boolean accepts(BigDecimal quantity, BigDecimal price) {
        return quantity.compareTo(filters.minQuantity()) >= 0
                && quantity.multiply(price).compareTo(filters.minNotional()) >= 0;
    }
}
