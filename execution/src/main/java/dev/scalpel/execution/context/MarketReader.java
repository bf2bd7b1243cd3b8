package dev.scalpel.execution.context;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;
import java.util.Optional;

/** Reads the closed bars that a minute needs. */
public final class MarketReader {

    /** By then an open position has reached its time limit, and without one there is nothing to catch up with. */
    private static final long MAX_CATCH_UP_MINUTES = 30 * Minutes.PER_DAY;

    private final BarRepository bars;
    private final Optional<InstrumentId> reference;

    public MarketReader(BarRepository bars, Optional<InstrumentId> reference) {
        this.bars = bars;
        this.reference = reference;
    }

    public MarketSnapshot read(InstrumentId instrument, SymbolState state, ChampionStatus champion, Instant now) {
        return read(instrument, firstUnhandled(state, end(now)), champion, now);
    }

    /** The same for a decision on the newest bar alone. */
    public MarketSnapshot read(InstrumentId instrument, ChampionStatus champion, Instant now) {
        return read(instrument, end(now), champion, now);
    }

    private static long end(Instant now) {
        return Minutes.plus(Minutes.lastClosed(now), 1);
    }

    private MarketSnapshot read(InstrumentId instrument, long first, ChampionStatus champion, Instant now) {
        long end = end(now);
        int lookBack = VolatilityUnit.LOOK_BACK;
        boolean readsReference = false;
        if (champion instanceof ChampionStatus.Model model) {
            lookBack = Math.max(lookBack, model.forecaster().features().lookBack());
            readsReference = model.forecaster().features().variant().reference();
        }
        long begin = Math.min(Minutes.plus(end, -lookBack), first);
        BarSeries series = bars.readRecent(instrument, begin, end, now.toEpochMilli());
        Optional<BarSeries> referenceBars = readsReference
                ? reference.map(other -> bars.readRecent(other, begin, end, now.toEpochMilli()))
                : Optional.empty();
        return new MarketSnapshot(series, referenceBars);
    }

    /** An open position must process every bar since the last one handled. */
    private static long firstUnhandled(SymbolState state, long end) {
        long earliest = Minutes.plus(end, -MAX_CATCH_UP_MINUTES);
        return state.lastBar().map(last -> Math.max(last, earliest)).orElse(end);
    }
}
