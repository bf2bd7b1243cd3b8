package dev.scalpel.research.studies.licence;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.score.ScoreRecipe;
import dev.scalpel.training.score.ScoreTrials;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import dev.scalpel.training.tuning.TrialObjective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Whether the study's loop gives the same licences as the product's own nights: all features, the declared tactics, costs,
 * a candidate that must have earned something on the newest days.
 */
public final class LoopCheck {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    /** 2024-01-01. */
    private static final long FIRST_MINUTE = 1_704_067_200_000L;

    private static final long FIRST_DAY = FIRST_MINUTE / DAY_MILLIS;
    /** The week that features look back on, the fewest days of a fit, and all days that the first night scores. */
    private static final int WARM_UP_DAYS = 62;

    private static final Lengths LENGTHS = new Lengths(20, 1, 2, 2);
    private static final int JUDGED_DAYS = LENGTHS.holdOutDays() + LENGTHS.folds() * LENGTHS.foldDays();
    private static final Costs COSTS = Costs.of(PlantedSharpe.COST_BP / 1e4, 0);
    /** Large, so that licences come early. */
    private static final double AMPLITUDE = 0.12;

    private static final LicenceProcedure PROCEDURE = new LicenceProcedure(
            List.of(),
            new ScoreProcedure(
                    ScoreProcedure.DEFAULT.features(),
                    10,
                    5,
                    1,
                    ScoreProcedure.DEFAULT.scoreHorizons(),
                    ScoreProcedure.DEFAULT.scoreHorizons(),
                    ScoreProcedure.DEFAULT.clip(),
                    ScoreProcedure.DEFAULT.penalty(),
                    4,
                    2,
                    36),
            ScoreTactics.DEFAULT,
            JUDGED_DAYS,
            COSTS);

    private static final TrainingConfig CONFIG = new TrainingConfig(
            LENGTHS,
            60,
            BracketGrid.bothSides(),
            SimulationSettings.of(COSTS),
            1,
            ScoreRecipe.SPACE,
            Duration.ofDays(14),
            1,
            1,
            1);

    private final int forwardDays;
    private final Consumer<String> progress;

    /**
     * @param forwardDays of each market
     * @param progress receives a line for each finished market
     */
    public LoopCheck(int forwardDays, Consumer<String> progress) {
        this.forwardDays = forwardDays;
        this.progress = progress;
    }

    /**
     * A market in both ways.
     *
     * @param loop forward day of the licence by the study's loop
     * @param functions the same by the nights of the product
     * @param equalDays forward days on which both have the same scaled return, to the bit
     * @param tradedDays those with trades
     */
    public record Row(long seed, OptionalInt loop, OptionalInt functions, int days, int equalDays, int tradedDays) {

        public boolean isEqual() {
            return loop.equals(functions) && equalDays == days;
        }
    }

    public List<Row> run(long firstSeed, int markets) {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < markets; number++) {
            rows.add(row(firstSeed + number));
            progress.accept("seed " + (firstSeed + number));
        }
        return rows;
    }

    private Row row(long seed) {
        // The last night still settles the day before it.
        int days = WARM_UP_DAYS + forwardDays + 1;
        MarketSpec spec = MarketSpec.of(List.of(TwoPairMarket.TRADED), FIRST_MINUTE, days, seed)
                .withEdge(PlantedSharpe.edgeOf(AMPLITUDE));
        BarSeries bars =
                Objects.requireNonNull(SyntheticMarket.generate(spec).get(TwoPairMarket.TRADED), "generated above");
        LicencePath loop = loop(bars);
        LicencePath functions =
                new NightlyFunctions(PROCEDURE, CONFIG, bars).run(FIRST_DAY + WARM_UP_DAYS, forwardDays);
        int equal = (int) IntStream.range(0, forwardDays)
                .filter(day -> loop.scaled()[day] == functions.scaled()[day])
                .count();
        int traded = (int)
                Arrays.stream(functions.scaled()).filter(value -> value != 0).count();
        return new Row(seed, loop.licensed(), functions.licensed(), forwardDays, equal, traded);
    }

    private LicencePath loop(BarSeries bars) {
        Map<InstrumentId, BarSeries> one = Map.of(NightlyFunctions.INSTRUMENT, bars);
        ScoreWalk walk = PROCEDURE.walk(bars, Long.MIN_VALUE);
        return LicencePath.follow(
                ShadowDays.of(PROCEDURE, Map.of(NightlyFunctions.INSTRUMENT, walk), new Nights(walk)::hasModel),
                night -> ShadowDays.knownAt(PROCEDURE, one, night),
                FIRST_DAY + WARM_UP_DAYS,
                forwardDays);
    }

    /** Which nights make a candidate: those whose newest days earned something, in one walk over all days. */
    private static final class Nights {

        private final ScoreWalk walk;
        private final TrialObjective objective = CONFIG.objective();
        private final ScoreTrials.Traded traded;

        Nights(ScoreWalk walk) {
            this.walk = walk;
            int horizon = PROCEDURE.scores().scoreHorizons().get(0);
            traded = trials(FIRST_DAY + WARM_UP_DAYS).traded(new ScoreRecipe(horizon, PROCEDURE.tactics()));
        }

        private ScoreTrials trials(long night) {
            TrainingWindow window = TrainingWindow.endingAt(night * DAY_MILLIS, LENGTHS);
            return new ScoreTrials(walk, window, CONFIG.simulation(), LicenceProcedure.SIDES);
        }

        boolean hasModel(long night) {
            ScoreTrials trials = trials(night);
            List<TimeBlock> folds =
                    TrainingWindow.endingAt(night * DAY_MILLIS, LENGTHS).folds();
            return folds.stream()
                            .mapToDouble(fold -> objective.score(trials.trade(traded, fold)))
                            .average()
                            .orElseThrow()
                    > 0;
        }
    }
}
