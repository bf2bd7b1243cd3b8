package dev.scalpel.research.studies.learning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.SavedModel;
import dev.scalpel.monitoring.learning.LearningConfig;
import dev.scalpel.monitoring.learning.LearningData;
import dev.scalpel.promotion.GateRules;
import dev.scalpel.research.samples.UntunedModelFit;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A synthetic market whose days are counted from its first minute. */
final class StudyMarket {

    static final Costs COSTS = EdgeSize.TWO_BASIS_POINTS;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final int FINAL_NETWORKS = 3;
    private static final List<Integer> HIDDEN = List.of(48);
    /** For the gate, after the days that are learned from. */
    private static final int UNSEEN_DAYS = 3;
    /** For the features of the first rows. */
    private static final int LEAD_DAYS = 2;

    private final SyntheticMarket market;
    private final long begin;
    private final long seed;

    StudyMarket(MarketSpec spec) {
        market = SyntheticMarket.of(spec);
        begin = spec.firstMinute();
        seed = spec.seed();
    }

    SyntheticMarket market() {
        return market;
    }

    Instant begin() {
        return Instant.ofEpochMilli(begin);
    }

    TimeBlock days(int from, int to) {
        return new TimeBlock(begin + from * DAY_MILLIS, begin + to * DAY_MILLIS);
    }

    /** A fit on these days only, with features and labels already computed. */
    Supplier<SavedModel> fit(int fromDay, int toDay) {
        TimeBlock window = days(fromDay, toDay);
        UntunedModelFit fit = new UntunedModelFit(examples(window), HIDDEN, FINAL_NETWORKS, seed);
        TimeBlock following = days(toDay, toDay + 1);
        return () -> fit.before(following, TwoPairMarket.TRADED, UntunedModelFit.TACTICS, begin());
    }

    /** The data of a learning: the newest days since the end of the fit, then the gate's days. */
    LearningData data(SavedModel champion, int fitEnd, int newestEnd) {
        TimeBlock all = days(0, newestEnd + UNSEEN_DAYS);
        return new LearningData(
                TwoPairMarket.TRADED_INSTRUMENT,
                champion,
                BracketModel.open(champion),
                examples(all),
                reference(all),
                days(fitEnd, newestEnd),
                days(newestEnd, newestEnd + UNSEEN_DAYS));
    }

    ModelReplay replay(SavedModel model, int fromDay, int toDay) {
        TimeBlock window = days(fromDay - LEAD_DAYS, toDay);
        return ModelReplay.over(
                BracketModel.open(model),
                examples(window),
                reference(window),
                days(fromDay, toDay),
                SimulationSettings.of(COSTS));
    }

    LearningConfig rules() {
        return new LearningConfig(
                SimulationSettings.of(COSTS),
                GateRules.DEFAULT,
                Duration.ofDays(UNSEEN_DAYS),
                Duration.ofDays(UNSEEN_DAYS),
                Duration.ofDays(45),
                seed);
    }

    private Examples examples(TimeBlock window) {
        return Examples.of(
                market.bars(TwoPairMarket.TRADED).between(window.from(), window.to()),
                reference(window),
                BracketGrid.bothSides(),
                COSTS);
    }

    private Optional<BarSeries> reference(TimeBlock window) {
        return Optional.of(market.bars(TwoPairMarket.LEADER).between(window.from(), window.to()));
    }
}
