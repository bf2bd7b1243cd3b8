package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.GateRules;
import dev.scalpel.research.samples.UntunedModelFit;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store with the bars of a synthetic market, and a champion fitted on its first days. */
final class LearningFixture {

    static final InstrumentId INSTRUMENT = TwoPairMarket.TRADED_INSTRUMENT;
    static final Costs COSTS = Costs.of(0.0002, 0);
    static final LearningConfig CONFIG = new LearningConfig(
            SimulationSettings.of(COSTS),
            GateRules.DEFAULT,
            Duration.ofDays(3),
            Duration.ofDays(3),
            Duration.ofDays(45),
            7);
    private static final Duration LIFETIME = Duration.ofDays(14);

    final MemoryStore store = new MemoryStore();
    final ChampionRegistry registry = new ChampionRegistry(store);
    final SavedModel champion;
    final Instant now;
    private final ReviewPeriod week;

    /** @param fitDays days that the champion is fitted on */
    LearningFixture(MarketSpec spec, int fitDays) {
        SyntheticMarket market = SyntheticMarket.of(spec);
        StoredBars archive = new StoredBars(store);
        for (InstrumentId pair : List.of(TwoPairMarket.LEADING_INSTRUMENT, INSTRUMENT)) {
            archive.append(pair, market.bars(pair.symbol()));
        }
        long fitEnd = Minutes.plus(spec.firstMinute(), fitDays * Minutes.PER_DAY);
        BarSeries bars = market.bars(INSTRUMENT.symbol()).between(0, fitEnd);
        Examples examples = Examples.of(
                bars,
                Optional.of(market.bars(TwoPairMarket.LEADER).between(0, fitEnd)),
                BracketGrid.bothSides(),
                COSTS);
        champion = new UntunedModelFit(examples, List.of(48), 3, 2)
                .before(
                        new TimeBlock(fitEnd, fitEnd + 3_600_000L),
                        INSTRUMENT.symbol(),
                        UntunedModelFit.TACTICS,
                        Instant.ofEpochMilli(fitEnd));
        new ModelStore(store).save(INSTRUMENT, champion);
        Instant end = Instant.ofEpochMilli(Minutes.plus(spec.firstMinute(), spec.minutes()));
        week = new ReviewPeriod(end.minus(Duration.ofDays(7)), end);
        now = end.plus(Duration.ofMinutes(90));
        registry.promote(
                INSTRUMENT,
                new Champion.Step(end, Optional.of(champion.id()), "the first", Map.of()),
                Optional.empty(),
                LIFETIME);
    }

    LearningDataReader reader() {
        return new LearningDataReader(store, new StoredBars(store), Optional.of(TwoPairMarket.LEADING_INSTRUMENT));
    }

    Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(10), clock());
    }

    LearningResult learn(LearningMethod learning) {
        return learning.learn(INSTRUMENT, week, deadline());
    }

    OnlineLearning online() {
        return new OnlineLearning(store, clock(), reader(), symbol -> CONFIG, UpdateSettings.DEFAULT);
    }

    ReviewPeriod week() {
        return week;
    }
}
