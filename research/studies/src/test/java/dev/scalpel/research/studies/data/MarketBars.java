package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import java.util.List;

/** The two pairs of a synthetic market as the bars of a study. */
public record MarketBars(SyntheticMarket market) implements BarSource {

    @Override
    public List<Symbol> symbols() {
        return List.of(TwoPairMarket.LEADER, TwoPairMarket.TRADED);
    }

    @Override
    public BarSeries read(Symbol symbol) {
        return market.bars(symbol);
    }
}
