package dev.scalpel.research.studies.edge;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelStore;
import dev.scalpel.research.oracle.Oracle;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.Quantiles;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.training.daily.DailyTraining;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingReport;
import dev.scalpel.training.daily.TrainingRequest;
import dev.scalpel.training.tuning.Recipe;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures whether training finds a planted edge, and promotes nothing without one. Runs complete trainings on
 * synthetic markets; the first promoted champion trades the next, unseen week and is compared with an oracle that knows
 * the drift.
 */
public final class EdgeStudy {

    private static final int UNSEEN_DAYS = 7;
    /** What a model must show to trade in this study, where no procedure has the time to earn a licence. */
    private static final double MIN_PROBABILISTIC_SHARPE = 0.995;

    private static final int MIN_TRADES = 100;
    private static final Costs NO_EDGE_COSTS = Costs.of(0.00002, 0);
    private static final BracketGrid GRID = BracketGrid.bothSides();
    private static final Duration NO_TIME_LIMIT = Duration.ofDays(1);
    /** Seeds of the markets that calibrate the oracle, far from the studied seeds. */
    private static final long ORACLE_SEED = 900_001;

    private static final int ORACLE_MARKETS = 2;
    private static final int ORACLE_DAYS = 60;

    private final Plan plan;
    private final Consumer<String> progress;
    private final Map<EdgeCell, Oracle> oracles = new ConcurrentHashMap<>();

    /** @param progress receives a line for each finished market */
    public EdgeStudy(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * The size of the study.
     *
     * @param seeds markets per cell; the kinds of edges alternate
     * @param noEdgeMarkets markets without an edge
     * @param trials tuning trials per training
     * @param trainings on consecutive days, until one promotes
     * @param lengths of the window
     */
    public record Plan(long firstSeed, int seeds, int noEdgeMarkets, int trials, int trainings, Lengths lengths) {

        public static final Lengths DAILY = new Lengths(60, 7, 3, 12);

        public Plan {
            if (seeds < 0 || noEdgeMarkets < 0 || trials < 1 || trainings < 1) {
                throw new IllegalArgumentException("seeds and noEdgeMarkets must be >= 0, trials and trainings >= 1: "
                        + seeds + ", " + noEdgeMarkets + ", " + trials + ", " + trainings);
            }
        }
    }

    /**
     * A cell of the study.
     *
     * @param kind of edge, or {@code pooled}
     * @param promoted markets with a promotion within {@code trainings}
     * @param recoveryMedian of the unseen week: net return ÷ the oracle's, 0 where flat; absent where no oracle earned
     * @param promisedToRealised mean promised net return of the unseen weeks' trades ÷ mean realised one; absent where
     *     nothing was earned
     */
    public record Row(
            String kind,
            String size,
            double costBp,
            int seeds,
            int trainings,
            int promoted,
            OptionalDouble recoveryMedian,
            OptionalDouble promisedToRealised) {}

    /** @param everPromoted markets in which anything but flat was ever promoted */
    public record NoEdge(int markets, int trainings, int everPromoted) {}

    public record Result(List<Row> rows, NoEdge noEdge) {}

    private record EdgeCell(EdgeKind kind, EdgeSize size) {}

    /** The result of one market. */
    private record Outcome(
            EdgeKind kind, boolean promoted, double net, double oracleNet, double promised, double realised) {}

    public Result run() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(cell(EdgeSize.STRONG, 1, EdgeSize.TWO_BASIS_POINTS));
        rows.addAll(cell(EdgeSize.MEDIUM, plan.trainings(), EdgeSize.TWO_BASIS_POINTS));
        rows.addAll(cell(EdgeSize.FAINT, plan.trainings(), EdgeSize.HALF_A_BASIS_POINT));
        long falsely = IntStream.range(0, plan.noEdgeMarkets())
                .parallel()
                .filter(i -> promotesWithoutAnEdge(plan.firstSeed() + 10_000 + i))
                .count();
        return new Result(rows, new NoEdge(plan.noEdgeMarkets(), plan.trainings(), (int) falsely));
    }

    private List<Row> cell(EdgeSize size, int trainings, Costs costs) {
        List<Outcome> outcomes = IntStream.range(0, plan.seeds())
                .parallel()
                .mapToObj(i -> outcome(
                        EdgeSize.KINDS.get(i % EdgeSize.KINDS.size()), size, trainings, costs, plan.firstSeed() + i))
                .toList();
        List<Row> rows = new ArrayList<>();
        rows.add(row("pooled", size, costs, trainings, outcomes));
        for (EdgeKind kind : EdgeSize.KINDS) {
            List<Outcome> ofKind =
                    outcomes.stream().filter(outcome -> outcome.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                rows.add(row(kind.name().toLowerCase(Locale.ROOT), size, costs, trainings, ofKind));
            }
        }
        return rows;
    }

    private static Row row(String kind, EdgeSize size, Costs costs, int trainings, List<Outcome> outcomes) {
        double[] recoveries = outcomes.stream()
                .filter(outcome -> outcome.oracleNet() > 0)
                .mapToDouble(outcome -> outcome.net() / outcome.oracleNet())
                .toArray();
        double promised = outcomes.stream().mapToDouble(Outcome::promised).sum();
        double realised = outcomes.stream().mapToDouble(Outcome::realised).sum();
        return new Row(
                kind,
                size.name().toLowerCase(Locale.ROOT),
                costs.roundTrip() / 2 * 1e4,
                outcomes.size(),
                trainings,
                (int) outcomes.stream().filter(Outcome::promoted).count(),
                recoveries.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.median(recoveries)),
                realised > 0 ? OptionalDouble.of(promised / realised) : OptionalDouble.empty());
    }

    private Outcome outcome(EdgeKind kind, EdgeSize size, int trainings, Costs costs, long seed) {
        Edge edge = size.of(kind);
        SyntheticMarket market = market(edge, trainings, seed);
        MemoryStore store = new MemoryStore();
        Optional<TrainingReport> promotion = firstPromotion(market, trainings, costs, store);
        Instant end = promotion.map(TrainingReport::to).orElseGet(() -> end(market, trainings - 1));
        TimeBlock week = new TimeBlock(
                end.toEpochMilli(), end.plus(Duration.ofDays(UNSEEN_DAYS)).toEpochMilli());
        BarSeries bars = market.bars(TwoPairMarket.TRADED);
        double oracleNet = oracles.computeIfAbsent(new EdgeCell(kind, size), cell -> oracle(edge, costs))
                .trade(market, TwoPairMarket.TRADED, bars.between(week.from(), week.to()))
                .netReturn();
        BlockReplay traded = promotion
                .map(report -> replay(market, week, costs, store, report))
                .orElseGet(() -> BlockReplay.flat(week));
        progress.accept(size + " " + kind + ", seed " + seed + ": "
                + promotion.map(report -> "promoted").orElse("flat") + ", week net " + traded.net() + ", oracle "
                + oracleNet);
        return new Outcome(kind, promotion.isPresent(), traded.net(), oracleNet, traded.promised(), traded.realised());
    }

    private boolean promotesWithoutAnEdge(long seed) {
        SyntheticMarket market = market(Edge.none(), plan.trainings(), seed);
        boolean promoted = firstPromotion(market, plan.trainings(), NO_EDGE_COSTS, new MemoryStore())
                .isPresent();
        progress.accept("no edge, seed " + seed + ": " + (promoted ? "promoted" : "flat"));
        return promoted;
    }

    private static boolean shows(TrainingReport report) {
        Map<String, Double> figures = report.figures();
        return report.candidate().isPresent()
                && figures.getOrDefault("probabilisticSharpe", 0.0) >= MIN_PROBABILISTIC_SHARPE
                && figures.getOrDefault("holdOutNet", 0.0) > 0
                && figures.getOrDefault("delayedNet", 0.0) > 0
                && figures.getOrDefault("trades", 0.0) >= MIN_TRADES;
    }

    private SyntheticMarket market(Edge edge, int trainings, long seed) {
        // One day before the window for the features of the first rows; the unseen week comes last.
        int days = 1 + plan.lengths().windowDays() + trainings - 1 + UNSEEN_DAYS;
        return SyntheticMarket.of(TwoPairMarket.market(edge, days, seed));
    }

    private Instant end(SyntheticMarket market, int training) {
        return Instant.ofEpochMilli(market.spec().firstMinute())
                .plus(Duration.ofDays(1L + plan.lengths().windowDays() + training));
    }

    private Optional<TrainingReport> firstPromotion(
            SyntheticMarket market, int trainings, Costs costs, MemoryStore store) {
        for (int training = 0; training < trainings; training++) {
            Instant end = end(market, training);
            Clock clock = Clock.fixed(end, ZoneOffset.UTC);
            long from = Minutes.plus(end.toEpochMilli(), -(plan.lengths().windowDays() + 1) * Minutes.PER_DAY);
            TrainingReport report = new DailyTraining(rules(costs), store, clock, TrainingProgress.SILENT)
                    .train(
                            new TrainingRequest(
                                    TwoPairMarket.TRADED_INSTRUMENT,
                                    market.bars(TwoPairMarket.TRADED).between(from, end.toEpochMilli()),
                                    Optional.of(new TrainingRequest.Reference(
                                            TwoPairMarket.LEADING_INSTRUMENT,
                                            market.bars(TwoPairMarket.LEADER).between(from, end.toEpochMilli()))),
                                    end,
                                    plan.trials(),
                                    NO_TIME_LIMIT),
                            Deadline.in(NO_TIME_LIMIT, clock));
            if (shows(report)) {
                return Optional.of(report);
            }
        }
        return Optional.empty();
    }

    private TrainingConfig rules(Costs costs) {
        return new TrainingConfig(
                plan.lengths(),
                60,
                GRID,
                SimulationSettings.of(costs),
                MIN_TRADES,
                Recipe.SPACE,
                Duration.ofDays(14),
                3,
                plan.firstSeed(),
                1);
    }

    private BlockReplay replay(
            SyntheticMarket market, TimeBlock week, Costs costs, MemoryStore store, TrainingReport report) {
        long from = week.from() - 2 * Minutes.PER_DAY * Minutes.MILLIS;
        BarSeries bars = market.bars(TwoPairMarket.TRADED).between(from, week.to());
        Optional<BarSeries> reference =
                Optional.of(market.bars(TwoPairMarket.LEADER).between(from, week.to()));
        return ModelReplay.replay(
                BracketModel.open(new ModelStore(store)
                        .load(
                                TwoPairMarket.TRADED_INSTRUMENT,
                                report.candidate().orElseThrow())),
                Examples.of(bars, reference, GRID, costs),
                reference,
                week,
                SimulationSettings.of(costs));
    }

    private static Oracle oracle(Edge edge, Costs costs) {
        List<SyntheticMarket> markets = IntStream.range(0, ORACLE_MARKETS)
                .mapToObj(i -> SyntheticMarket.of(TwoPairMarket.market(edge, ORACLE_DAYS, ORACLE_SEED + i)))
                .toList();
        return Oracle.learn(markets, TwoPairMarket.TRADED, GRID, costs);
    }
}
