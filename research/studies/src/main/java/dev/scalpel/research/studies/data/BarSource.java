package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.util.List;

/** Where a study gets its bars from. */
public interface BarSource {

    /** All pairs, in order of their names. */
    List<Symbol> symbols();

    /**
     * All bars of a pair.
     *
     * @throws IllegalArgumentException when there are none, naming those that there are
     */
    BarSeries read(Symbol symbol);
}
