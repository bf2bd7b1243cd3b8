package dev.scalpel.portfolio.paper;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;

/**
 * The markets of a replay, as they are stored: bars, rules, funding.
 *
 * @param costs of an instrument, without funding rates
 * @param incrementBp of the portfolio
 */
public record StoredPaperMarkets(
        BarRepository bars,
        FundingRepository funding,
        InstrumentStore rules,
        Function<InstrumentId, Costs> costs,
        BigDecimal incrementBp) {

    /** With the day before the period too, so that a signal of its first minute has a price. */
    public PaperMarket of(Strategy strategy, Instant begin, Instant end) {
        InstrumentId instrument = strategy.instrument();
        long first = Minutes.plus(begin.toEpochMilli(), -Minutes.PER_DAY);
        BarSeries series = bars.read(instrument, first, end.toEpochMilli());
        SimulationRules known = rules.rules(instrument.symbol(), end);
        FundingSeries rates = FundingSeries.of(funding.read(instrument, begin.toEpochMilli(), end.toEpochMilli()));
        return new PaperMarket(
                strategy,
                known.filters(),
                known.costs(costs.apply(instrument)).withFundingRates(rates),
                incrementBp,
                series);
    }
}
