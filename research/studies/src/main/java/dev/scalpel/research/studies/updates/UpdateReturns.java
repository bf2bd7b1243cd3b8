package dev.scalpel.research.studies.updates;

import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ResidualPath;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.learning.score.WalkOptions;
import dev.scalpel.learning.tactics.PolicyWalk;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.research.studies.score.StatisticsMemory;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.PositionSide;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * What the procedure's shadow account earned on each day with and without each update, from the same bars. Thresholds, slopes
 * and tactics are those of the scores as each kind issued them.
 *
 * @param accounts net return of each traded day, and the trades
 * @param networkDays counted days on which the network was used
 * @param tacticsDays counted days on which tactics by regime were used
 */
record UpdateReturns(Map<UpdateKind, ShadowResult> accounts, int networkDays, int tacticsDays) {

    private static final int WEEK = 7;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    /**
     * @param from the first traded day, in days since the epoch; all later ones of the bars are traded
     * @param kinds which are wanted
     */
    static UpdateReturns of(
            BarSeries bars, Optional<BarSeries> reference, UpdateSetup setup, long from, EnumSet<UpdateKind> kinds) {
        return of(bars, reference, setup, from, kinds, closed -> true);
    }

    /** @param inUniverse by the time at which a bar closes: whether the instrument may be entered then; models are fitted on all bars */
    static UpdateReturns of(
            BarSeries bars,
            Optional<BarSeries> reference,
            UpdateSetup setup,
            long from,
            EnumSet<UpdateKind> kinds,
            LongPredicate inUniverse) {
        return new Comparison(bars, reference, setup, from, inUniverse).run(kinds);
    }

    /** The account of a kind that was wanted. */
    ShadowResult account(UpdateKind kind) {
        return Objects.requireNonNull(accounts.get(kind), () -> kind + " was not wanted");
    }

    /** By number from the first traded day on, whether it counts in any of the accounts, and so in all. */
    boolean[] counted() {
        boolean[] any = new boolean[accounts.values().iterator().next().counted().length];
        for (ShadowResult account : accounts.values()) {
            for (int day = 0; day < any.length; day++) {
                any[day] |= account.counted()[day];
            }
        }
        return any;
    }

    /** The walks over one pair. */
    private static final class Comparison {

        private final BarSeries bars;
        private final Optional<BarSeries> reference;
        private final UpdateSetup setup;
        private final long from;
        private final LongPredicate inUniverse;
        private final FeatureSet features;
        private final StatisticsMemory statistics = new StatisticsMemory();

        Comparison(
                BarSeries bars, Optional<BarSeries> reference, UpdateSetup setup, long from, LongPredicate inUniverse) {
            this.bars = bars;
            this.reference = reference;
            this.setup = setup;
            this.from = from;
            this.inUniverse = inUniverse;
            features = FeatureSet.of(FeatureFamily.EXTENDED, FeatureVariant.availableIn(bars, reference));
        }

        UpdateReturns run(EnumSet<UpdateKind> kinds) {
            Map<UpdateKind, ShadowResult> accounts = new EnumMap<>(UpdateKind.class);
            if (kinds.contains(UpdateKind.UNCHANGED)) {
                accounts.put(UpdateKind.UNCHANGED, underOneTactics(walk(day -> Math.min(day, from), false)));
            }
            if (kinds.contains(UpdateKind.WEEKLY_MAP)) {
                LongUnaryOperator weekly =
                        day -> day < from ? day : from + Math.floorDiv(day - from, (long) WEEK) * WEEK;
                accounts.put(UpdateKind.WEEKLY_MAP, underOneTactics(walk(weekly, false)));
            }
            if (kinds.contains(UpdateKind.NIGHTLY_MAP)) {
                accounts.put(UpdateKind.NIGHTLY_MAP, underOneTactics(walk(LongUnaryOperator.identity(), false)));
            }
            int networkDays = 0;
            int tacticsDays = 0;
            if (kinds.contains(UpdateKind.NETWORK) || kinds.contains(UpdateKind.TACTICS)) {
                boolean network = kinds.contains(UpdateKind.NETWORK);
                ScoreWalk full = walk(LongUnaryOperator.identity(), network);
                UpdateKind scores = network ? UpdateKind.NETWORK : UpdateKind.NIGHTLY_MAP;
                ShadowResult account = underOneTactics(full);
                accounts.put(scores, account);
                networkDays = networkDays(full, account.counted());
                if (kinds.contains(UpdateKind.TACTICS)) {
                    tacticsDays = addTactics(issued(full), accounts);
                }
            }
            return new UpdateReturns(accounts, networkDays, tacticsDays);
        }

        private int networkDays(ScoreWalk walk, boolean[] counted) {
            List<Integer> horizons = setup.scores().scoreHorizons();
            return (int) IntStream.range(0, counted.length)
                    .filter(day -> counted[day])
                    .filter(day -> walk.network(from + day, horizons).isPresent())
                    .count();
        }

        /** Adds both kinds and returns on how many counted days the tested one was used. */
        private int addTactics(IssuedScores issued, Map<UpdateKind, ShadowResult> accounts) {
            PolicyWalk policies = PolicyWalk.over(issued, setup.tactics(), setup.costs(), sides(), setup.policy());
            accounts.put(UpdateKind.UNTESTED_TACTICS, account(policies::learnedRuleOf));
            ShadowResult tested = account(policies::ruleOf);
            accounts.put(UpdateKind.TACTICS, tested);
            List<? extends Optional<?>> used = policies.used();
            return (int) IntStream.range(0, tested.counted().length)
                    .filter(day -> tested.counted()[day] && firstDay() + day < used.size())
                    .filter(day -> used.get(firstDay() + day).isPresent())
                    .count();
        }

        private ScoreWalk walk(LongUnaryOperator mapDay, boolean network) {
            long before =
                    (long) setup.scores().calibrationDays() + setup.scores().thresholdDays();
            WalkOptions options = WalkOptions.from((from - before) * DAY_MILLIS)
                    .withStatistics(statistics)
                    .withMapsOf(mapDay)
                    .withNetworks(network ? Optional.of(ResidualPath.unlimited(setup.network())) : Optional.empty());
            return ScoreWalk.over(bars, reference, features, setup.scores(), options);
        }

        private IssuedScores issued(ScoreWalk walk) {
            return walk.scores(setup.scores().scoreHorizons());
        }

        private ShadowResult underOneTactics(ScoreWalk walk) {
            ScoreColumns columns =
                    ShadowTrades.of(issued(walk), setup.tactics(), sides()).columns();
            return account(day -> {
                ScoreColumns ofDay =
                        columns.between(bars.firstRowFrom(day * DAY_MILLIS), bars.firstRowFrom((day + 1) * DAY_MILLIS));
                return new ScoreRule(ofDay, setup.tactics(), setup.costs(), sides());
            });
        }

        private ShadowResult account(LongFunction<DecisionRule> ruleOf) {
            return ShadowAccount.from(from, bars, inUniverse, ruleOf, setup.costs());
        }

        private static EnumSet<PositionSide> sides() {
            return EnumSet.allOf(PositionSide.class);
        }

        private int firstDay() {
            return Math.toIntExact(from - Math.floorDiv(bars.firstOpenTime(), DAY_MILLIS));
        }
    }
}
