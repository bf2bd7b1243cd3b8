package dev.scalpel.research.studies.licence;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One synthetic market with one instrument, whose procedure is followed.
 *
 * @param edge that is planted from the first bar on
 * @param edgeEnds the forward day from which it is gone
 * @param forwardDays that are followed after the warm-up
 */
record LicenceMarket(LicenceProcedure procedure, Edge edge, OptionalInt edgeEnds, int forwardDays, long seed) {

    /** Days before the first forward day: 30 to fit on, 5 for the first threshold, and those that the scale begins with. */
    static final int WARM_UP_DAYS = 110;

    /** 2024-01-01. */
    private static final long FIRST_MINUTE = 1_704_067_200_000L;

    private static final double CAPITAL = 1_000_000;
    private static final long FIRST_DAY = FIRST_MINUTE / (Minutes.PER_DAY * Minutes.MILLIS);

    private Map<InstrumentId, BarSeries> bars() {
        MarketSpec always = MarketSpec.of(List.of(TwoPairMarket.TRADED), FIRST_MINUTE, WARM_UP_DAYS + forwardDays, seed)
                .withEdge(edge);
        MarketSpec spec =
                edgeEnds.isPresent() ? always.withShift(WARM_UP_DAYS + edgeEnds.getAsInt() - 1, Edge.none()) : always;
        return Map.of(
                TwoPairMarket.TRADED_INSTRUMENT, SyntheticMarket.generate(spec).get(TwoPairMarket.TRADED));
    }

    LicencePath follow() {
        return follow(FundingSeries.NONE);
    }

    /** The instrument's bars. */
    BarSeries only() {
        return Objects.requireNonNull(bars().get(TwoPairMarket.TRADED_INSTRUMENT));
    }

    /** @param rates of the instrument's funding */
    LicencePath follow(FundingSeries rates) {
        LicenceProcedure funded = procedure.withFunding(rates);
        Map<InstrumentId, BarSeries> bars = bars();
        return LicencePath.follow(
                ShadowDays.of(funded, bars),
                night -> ShadowDays.knownAt(funded, bars, night),
                FIRST_DAY + WARM_UP_DAYS,
                forwardDays);
    }

    /** The trades of the forward days where trading is free of everything but funding, for each of these rates. */
    List<List<Trade>> freeTrades(List<FundingSeries> rates) {
        BarSeries bars = only();
        ScoreColumns columns = ShadowDays.columns(procedure, procedure.walk(bars, Long.MIN_VALUE));
        int from = bars.firstRowFrom((FIRST_DAY + WARM_UP_DAYS) * Minutes.PER_DAY * Minutes.MILLIS);
        return rates.stream()
                .map(series -> BatchSimulator.run(
                                bars.slice(from, bars.size()),
                                new ScoreRule(
                                        columns.between(from, bars.size()),
                                        procedure.tactics(),
                                        Costs.FREE,
                                        LicenceProcedure.SIDES),
                                SimulationSettings.of(Costs.FREE.withFundingRates(series)),
                                CAPITAL)
                        .trades())
                .toList();
    }
}
