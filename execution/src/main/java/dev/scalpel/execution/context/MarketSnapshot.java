package dev.scalpel.execution.context;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The stored closed bars that a minute may look at.
 *
 * @param bars of the symbol: at least what the model looks back on and what has come since the last handled bar, where
 *     the store has it
 * @param reference the reference pair's bars of the same time
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
