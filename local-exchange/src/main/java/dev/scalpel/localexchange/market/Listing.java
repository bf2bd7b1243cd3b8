package dev.scalpel.localexchange.market;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;

/**
 * A pair as the exchange lists it. In a minute that is absent from {@code bars} its market is closed.
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

    /** Filters that fit the bars and no spread. */
    public static Listing of(Symbol symbol, BarSeries bars) {
        return new Listing(symbol, bars, Filters.fitting(bars), BigDecimal.ZERO);
    }

    /** The exchange's own name of the pair: {@code BTCUSDT}. */
    public String name() {
        return symbol.base() + symbol.quote();
    }
}
