package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.util.Optional;

/**
 * A pair of a study.
 *
 * @param bars all that its files hold up to the end of the period
 * @param reference the bars of the reference pair; empty for that pair itself, and where there is none
 */
public record StudyPair(Symbol symbol, BarSeries bars, Optional<BarSeries> reference, StudyPeriod period) {}
