package dev.scalpel.execution.context;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The stored closed bars that a minute may use.
 *
 * @param bars of the symbol: the model's look-back and everything since the last handled bar, as far as stored
 * @param reference bars of the reference pair over the same period
 */
public record MarketSnapshot(BarSeries bars, Optional<BarSeries> reference) {

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /** The minute of the newest bar. */
    public long newest() {
        return bars.lastOpenTime();
    }

    public double close() {
        return bars.last().close();
    }

    public OptionalDouble sigma() {
        return VolatilityUnit.latest(bars);
    }

    /** The bars that opened after this minute. */
    public BarSeries since(long minute) {
        return bars.slice(bars.firstRowFrom(minute + 1), bars.size());
    }
}
