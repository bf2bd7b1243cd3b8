package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A pair of a study.
 *
 * @param bars all that its files hold up to the end of the period
 * @param reference the bars of the reference pair; empty for that pair itself, and where there is none
 * @param inUniverse by the time at which a bar closes: whether the pair may be entered then
 */
public record StudyPair(
        Symbol symbol, BarSeries bars, Optional<BarSeries> reference, StudyPeriod period, LongPredicate inUniverse) {

    /** One that may always be entered. */
    public StudyPair(Symbol symbol, BarSeries bars, Optional<BarSeries> reference, StudyPeriod period) {
        this(symbol, bars, reference, period, closed -> true);
    }
}
