package dev.scalpel.training.daily;

import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.training.optimiser.SearchSpace;
import dev.scalpel.training.tuning.Recipe;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Synthetic markets and rules small enough for tests: 18 days, 3 folds of 4, a hold-out of 3. */
public final class TrainingMarkets {

    static final Lengths LENGTHS = new Lengths(18, 3, 3, 4);
    static final Costs COSTS = Costs.of(0.0002, 0);

    /** The markets begin with the year. */
    static final Instant END = Instant.parse("2024-01-20T00:00:00Z");

    private TrainingMarkets() {}

    public static SyntheticMarket strong(long seed) {
        return market(EdgeSize.STRONG.of(EdgeKind.LEADLAG), seed);
    }

    static SyntheticMarket edgeless(long seed) {
        return market(Edge.none(), seed);
    }

    private static SyntheticMarket market(Edge edge, long seed) {
        return SyntheticMarket.of(TwoPairMarket.market(edge, 20, seed));
    }

    static TrainingConfig config(int threads) {
        return config(threads, Recipe.SPACE);
    }

    static TrainingConfig config(int threads, SearchSpace space) {
        return new TrainingConfig(
                LENGTHS,
                60,
                BracketGrid.bothSides(),
                SimulationSettings.of(COSTS),
                100,
                space,
                Duration.ofDays(14),
                2,
                7,
                threads);
    }

    static TrainingRequest request(SyntheticMarket market, int trials) {
        BarSeries bars = market.bars(TwoPairMarket.TRADED);
        return new TrainingRequest(
                TwoPairMarket.TRADED_INSTRUMENT,
                bars,
                Optional.of(new TrainingRequest.Reference(
                        TwoPairMarket.LEADING_INSTRUMENT, market.bars(TwoPairMarket.LEADER))),
                END,
                trials,
                Duration.ofMinutes(10));
    }

    static TrainingRequest request(BarSeries bars, int trials) {
        return new TrainingRequest(
                TwoPairMarket.TRADED_INSTRUMENT, bars, Optional.empty(), END, trials, Duration.ofMinutes(10));
    }
}
