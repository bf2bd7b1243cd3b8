package dev.scalpel.execution.context;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.BarArchive;
import java.time.Instant;
import java.util.Optional;

/** Reads the closed bars that a minute needs, and no more. */
public final class MarketReader {

    /** Beyond that an open position has long ended, and a flat one has nothing to catch up with. */
    private static final long LONGEST_CATCH_UP_MINUTES = 30 * Minutes.PER_DAY;

    private final BarArchive archive;
    private final Optional<Symbol> referenceSymbol;

    public MarketReader(BarArchive archive, Optional<Symbol> referenceSymbol) {
        this.archive = archive;
        this.referenceSymbol = referenceSymbol;
    }

    public MarketSnapshot read(SymbolState state, ChampionStatus mandate, Instant now) {
        long end = Minutes.plus(Minutes.lastClosed(now), 1);
        int lookBack = VolatilityUnit.LOOK_BACK;
        boolean reference = false;
        if (mandate instanceof ChampionStatus.Model model) {
            lookBack = Math.max(lookBack, model.forecaster().features().lookBack());
            reference = model.forecaster().features().variant().reference();
        }
        long begin = Math.min(Minutes.plus(end, -lookBack), unseenFrom(state, end));
        BarSeries bars = archive.read(state.symbol(), begin, end);
        Optional<BarSeries> others =
                reference ? referenceSymbol.map(symbol -> archive.read(symbol, begin, end)) : Optional.empty();
        return new MarketSnapshot(bars, others);
    }

    /** What is open must see every bar since the last one it saw. */
    private static long unseenFrom(SymbolState state, long end) {
        long earliest = Minutes.plus(end, -LONGEST_CATCH_UP_MINUTES);
        return state.lastBar().map(last -> Math.max(last, earliest)).orElse(end);
    }
}
