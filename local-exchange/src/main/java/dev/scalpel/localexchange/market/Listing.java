package dev.scalpel.localexchange.market;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;

/**
 * A listed pair. Its market is closed in minutes that are absent from {@code bars}.
 *
 * @param halfSpread distance of best bid and best ask from the price, as a share of the price: {@code 0.0001} is 1 bp
 */
public record Listing(Symbol symbol, BarSeries bars, Filters filters, BigDecimal halfSpread) {

    public Listing {
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a listed pair needs bars: " + symbol + " has none");
        }
        if (halfSpread.signum() < 0 || halfSpread.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("halfSpread must be >= 0 and < 1: " + halfSpread);
        }
    }

    /** With filters derived from the bars and no spread. */
    public static Listing of(Symbol symbol, BarSeries bars) {
        return new Listing(symbol, bars, Filters.forBars(bars), BigDecimal.ZERO);
    }

    /** The exchange's name of the pair: {@code BTCUSDT}. */
    public String name() {
        return symbol.base() + symbol.quote();
    }
}
