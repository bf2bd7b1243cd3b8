package dev.scalpel.portfolio.paper;

import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import java.time.Instant;
import java.util.function.Function;

/**
 * The markets of a replay, as they are stored: bars, rules, funding, margin.
 *
 * @param simulated completes costs by funding and margin
 * @param costs of an instrument, of trading alone
 */
public record StoredPaperMarkets(
        BarRepository bars,
        SimulationCosts simulated,
        InstrumentStore rules,
        Function<InstrumentId, Costs> costs,
        PaperPortfolio portfolio) {

    /** With the day before the period too, so that a signal of its first minute has a price. */
    public PaperMarket of(Strategy strategy, Instant begin, Instant end) {
        InstrumentId instrument = strategy.instrument();
        long first = Minutes.plus(begin.toEpochMilli(), -Minutes.PER_DAY);
        BarSeries series = bars.read(instrument, first, end.toEpochMilli());
        SimulationRules known = rules.rules(instrument.symbol(), end);
        return new PaperMarket(
                strategy,
                known.filters(),
                simulated.of(instrument, known, costs.apply(instrument), begin, end),
                portfolio.portfolio().incrementBp(),
                portfolio.entryWindow(known.session()),
                known.kind(),
                portfolio
                        .conversions(pair -> bars.read(pair, first, end.toEpochMilli()))
                        .of(instrument),
                series);
    }
}
