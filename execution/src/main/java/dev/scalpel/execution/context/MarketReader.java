package dev.scalpel.execution.context;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;
import java.util.Optional;

/** Reads the closed bars that a minute needs. */
public final class MarketReader {

    /** By then an open position has reached its time limit, and without one there is nothing to catch up with. */
    private static final long MAX_CATCH_UP_MINUTES = 30 * Minutes.PER_DAY;

    private final BarRepository bars;
    private final Optional<Symbol> referenceSymbol;

    public MarketReader(BarRepository bars, Optional<Symbol> referenceSymbol) {
        this.bars = bars;
        this.referenceSymbol = referenceSymbol;
    }

    public MarketSnapshot read(SymbolState state, ChampionStatus champion, Instant now) {
        long end = Minutes.plus(Minutes.lastClosed(now), 1);
        int lookBack = VolatilityUnit.LOOK_BACK;
        boolean reference = false;
        if (champion instanceof ChampionStatus.Model model) {
            lookBack = Math.max(lookBack, model.forecaster().features().lookBack());
            reference = model.forecaster().features().variant().reference();
        }
        long begin = Math.min(Minutes.plus(end, -lookBack), firstUnhandled(state, end));
        BarSeries series = bars.read(state.symbol(), begin, end);
        Optional<BarSeries> referenceBars =
                reference ? referenceSymbol.map(symbol -> bars.read(symbol, begin, end)) : Optional.empty();
        return new MarketSnapshot(series, referenceBars);
    }

    /** An open position must process every bar since the last one handled. */
    private static long firstUnhandled(SymbolState state, long end) {
        long earliest = Minutes.plus(end, -MAX_CATCH_UP_MINUTES);
        return state.lastBar().map(last -> Math.max(last, earliest)).orElse(end);
    }
}
