package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.Block;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.monitoring.records.Period;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.GateRules;
import dev.scalpel.promotion.Registry;
import dev.scalpel.research.samples.FreshFit;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.bars.BarArchive;
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
final class School {

    static final Symbol SYMBOL = TwoPairMarket.TRADED;
    static final Costs COSTS = Costs.of(0.0002, 0);
    static final LearningRules RULES = new LearningRules(
            "synthetic",
            SimulationSettings.of(COSTS),
            GateRules.DEFAULT,
            Duration.ofDays(3),
            Duration.ofDays(3),
            Duration.ofDays(45),
            7);
    private static final Duration LIFETIME = Duration.ofDays(14);

    final MemoryStore store = new MemoryStore();
    final Registry registry = new Registry(store);
    final SavedModel champion;
    final Instant now;
    private final Period week;

    /** @param fitDays that the champion is fitted on; everything after them is new to it */
    School(MarketSpec spec, int fitDays) {
        SyntheticMarket market = SyntheticMarket.of(spec);
        BarArchive archive = new BarArchive(store, RULES.venue());
        for (Symbol symbol : List.of(TwoPairMarket.LEADER, TwoPairMarket.TRADED)) {
            archive.append(symbol, market.bars(symbol));
        }
        long fitEnd = Minutes.plus(spec.firstMinute(), fitDays * Minutes.PER_DAY);
        BarSeries bars = market.bars(SYMBOL).between(0, fitEnd);
        Examples examples = Examples.of(
                bars,
                Optional.of(market.bars(TwoPairMarket.LEADER).between(0, fitEnd)),
                BracketGrid.bothSides(),
                COSTS);
        champion = new FreshFit(examples, List.of(48), 3, 2)
                .before(new Block(fitEnd, fitEnd + 3_600_000L), SYMBOL, FreshFit.TACTICS, Instant.ofEpochMilli(fitEnd));
        new ModelStore(store).save(SYMBOL, champion);
        Instant end = Instant.ofEpochMilli(Minutes.plus(spec.firstMinute(), spec.minutes()));
        week = new Period(end.minus(Duration.ofDays(7)), end);
        now = end.plus(Duration.ofMinutes(90));
        registry.promote(
                SYMBOL,
                new Champion.Step(end, Optional.of(champion.id()), "the first", Map.of()),
                Optional.empty(),
                LIFETIME);
    }

    MaterialReader reader() {
        return new MaterialReader(store, RULES.venue(), Optional.of(TwoPairMarket.LEADER));
    }

    Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(10), clock());
    }

    Lesson learn(Learning learning) {
        return learning.learn(SYMBOL, week, deadline());
    }

    OnlineLearning online() {
        return new OnlineLearning(store, clock(), reader(), symbol -> RULES, UpdateSettings.DEFAULT);
    }

    Period week() {
        return week;
    }
}
