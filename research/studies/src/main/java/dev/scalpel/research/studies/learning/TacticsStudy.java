package dev.scalpel.research.studies.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.PredictionRule;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.monitoring.learning.CandidateTactics;
import dev.scalpel.monitoring.learning.LearningData;
import dev.scalpel.monitoring.learning.RegimeLearning;
import dev.scalpel.monitoring.learning.TacticsLearning;
import dev.scalpel.monitoring.learning.TacticsUpdate;
import dev.scalpel.promotion.Verdict;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.Edge.HighVolatility;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.KnownDrift;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.trading.Tactics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What tactics by regime are worth: a champion fitted while an edge was always the same; then the edge is gone or turned
 * round while the market is lively, or goes on as before. A policy is learned on the days behind the change, and trades
 * later ones beside the fixed tactics that were best on the learning days, and beside an oracle that knows in which
 * minutes the edge is there.
 */
public final class TacticsStudy {

    private static final List<EdgeKind> KINDS = List.of(EdgeKind.FLOW, EdgeKind.REVERSION, EdgeKind.LEADLAG);
    /** The oracle must beat the best fixed tactics by so much for regimes to matter. */
    private static final double WORTH_WHILE = 1.4;

    private static final int GATE_DAYS = 3;
    private static final long DEEP_SEED = 7;

    private final Plan plan;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param progress hears a line for each finished market */
    public TacticsStudy(Plan plan, Clock clock, Consumer<String> progress) {
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * How much is tried; lengths are days.
     *
     * @param seeds markets for each way in which the edge changes
     * @param steady markets whose edge stays as it is
     * @param learn from the change on
     * @param trade behind the three days of the gate, which follow the learning
     * @param deep whether a deep Q-network learns beside the usual way
     */
    public record Plan(long firstSeed, int seeds, int steady, int fit, int learn, int trade, boolean deep) {

        public static final Plan USUAL = new Plan(1, 24, 100, 30, 14, 14, false);

        public Plan {
            if (seeds < 0 || steady < 0 || fit < 4 || learn < 4 || trade < 1) {
                throw new IllegalArgumentException(
                        "a study needs days to fit and learn of at least 4, and a day to trade: " + seeds + ", "
                                + steady + ", " + fit + ", " + learn + ", " + trade);
            }
        }
    }

    /**
     * One case by one teacher; nets are means over the markets of the later days' net returns.
     *
     * @param change what becomes of the edge while the market is lively
     * @param fixedNet of the fixed tactics that were best on the learning days
     * @param policyNet of the learned policy, adopted or not
     * @param adoptedNet of the policy where the gate adopted it, of the champion as it is elsewhere
     * @param worthWhile in how many markets the oracle beat the best fixed tactics by 40 %
     * @param captured in these: (policy − fixed) ÷ (oracle − fixed) of the means; absent without any
     * @param capturedAdopted the same of what the gate let pass
     */
    public record Row(
            HighVolatility change,
            String teacher,
            int markets,
            double championNet,
            double fixedNet,
            double oracleNet,
            double policyNet,
            double adoptedNet,
            int worthWhile,
            OptionalDouble captured,
            OptionalDouble capturedAdopted,
            int adopted) {}

    public record Result(List<Row> rows) {}

    private record Taught(double policy, boolean adopted) {}

    private record Outcome(double champion, double fixed, double oracle, List<Taught> taught) {

        boolean worthWhile() {
            return oracle > 0 && oracle >= WORTH_WHILE * fixed;
        }

        double adopted(int teacher) {
            Taught by = taught.get(teacher);
            return by.adopted() ? by.policy() : champion;
        }
    }

    private record Named(String name, TacticsUpdate.Teacher teacher) {}

    private List<Named> teachers() {
        Named all = new Named("full information", RegimeLearning::learn);
        return plan.deep() ? List.of(all, new Named("deep Q-network", DeepQLearning.seeded(DEEP_SEED))) : List.of(all);
    }

    public Result run() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(rows(HighVolatility.ABSENT, plan.seeds()));
        rows.addAll(rows(HighVolatility.REVERSED, plan.seeds()));
        rows.addAll(rows(HighVolatility.UNCHANGED, plan.steady()));
        return new Result(List.copyOf(rows));
    }

    private List<Row> rows(HighVolatility change, int markets) {
        List<Outcome> outcomes = IntStream.range(0, markets)
                .mapToObj(number -> outcome(change, number))
                .toList();
        return markets == 0
                ? List.of()
                : IntStream.range(0, teachers().size())
                        .mapToObj(teacher -> row(change, outcomes, teacher))
                        .toList();
    }

    private Row row(HighVolatility change, List<Outcome> outcomes, int teacher) {
        List<Outcome> worth = outcomes.stream().filter(Outcome::worthWhile).toList();
        return new Row(
                change,
                teachers().get(teacher).name(),
                outcomes.size(),
                mean(outcomes, Outcome::champion),
                mean(outcomes, Outcome::fixed),
                mean(outcomes, Outcome::oracle),
                mean(outcomes, outcome -> outcome.taught().get(teacher).policy()),
                mean(outcomes, outcome -> outcome.adopted(teacher)),
                worth.size(),
                captured(worth, outcome -> outcome.taught().get(teacher).policy()),
                captured(worth, outcome -> outcome.adopted(teacher)),
                (int) outcomes.stream()
                        .filter(outcome -> outcome.taught().get(teacher).adopted())
                        .count());
    }

    private static OptionalDouble captured(List<Outcome> worth, ToDoubleFunction<Outcome> net) {
        double fixed = mean(worth, Outcome::fixed);
        return worth.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((mean(worth, net) - fixed) / (mean(worth, Outcome::oracle) - fixed));
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private Outcome outcome(HighVolatility change, int number) {
        long seed = plan.firstSeed() + number;
        Edge edge = EdgeSize.STRONG.of(KINDS.get(number % KINDS.size()));
        int tradeFrom = plan.fit() + plan.learn() + GATE_DAYS;
        MarketSpec steady = TwoPairMarket.market(edge, tradeFrom + plan.trade() + 1, seed);
        StudyMarket market = new StudyMarket(steady.withShift(plan.fit(), edge.with(change)));
        SavedModel champion = market.fit(0, plan.fit()).get();
        LearningData material = market.material(champion, plan.fit(), plan.fit() + plan.learn());
        ModelReplay learning = market.replay(champion, plan.fit(), plan.fit() + plan.learn());
        ModelReplay later = market.replay(champion, tradeFrom, tradeFrom + plan.trade());

        List<Tactics> fixed = CandidateTactics.of(learning).stream()
                .flatMap(action -> action.tactics().stream())
                .toList();
        Tactics best = fixed.stream()
                .max(Comparator.comparingDouble(tactics -> net(learning, tactics)))
                .orElseThrow();
        Tactics oracles = fixed.stream()
                .max(Comparator.comparingDouble(tactics -> oracle(market, learning, tactics)))
                .orElseThrow();
        boolean flat = net(learning, best) <= 0;
        List<Taught> taught = teachers().stream()
                .map(named -> taught(material, market, later, named))
                .toList();
        Outcome outcome = new Outcome(
                later.traded(later.model().tactics()).net(),
                flat ? 0 : net(later, best),
                oracle(market, later, oracles),
                taught);
        progress.accept("seed " + seed + ", " + edge.kind() + ", while lively " + change + ": champion "
                + outcome.champion() + ", best fixed " + outcome.fixed() + ", oracle " + outcome.oracle() + ", "
                + taught);
        return outcome;
    }

    private Taught taught(LearningData material, StudyMarket market, ModelReplay later, Named named) {
        TacticsUpdate update = TacticsUpdate.of(
                material, market.rules().simulation(), named.teacher(), Deadline.in(Duration.ofHours(1), clock));
        TacticsPolicy policy = update.policy();
        Verdict verdict = TacticsLearning.judged(material, update, market.rules());
        return new Taught(
                later.traded(policy.over(later.model().featureSet())).net(),
                verdict.promoted() && update.departures() > 0);
    }

    private static double net(ModelReplay replay, Tactics tactics) {
        return replay.traded(TacticsRule.fixed(tactics)).net();
    }

    /** Trades by these tactics in the minutes in which the edge is there, and stands aside in all others. */
    private static double oracle(StudyMarket market, ModelReplay replay, Tactics tactics) {
        KnownDrift drift = market.market().drift(TwoPairMarket.TRADED);
        int offset =
                market.market().bars(TwoPairMarket.TRADED).rowOf(replay.bars().openTime(0));
        PredictionRule.RowTactics knowing =
                (row, account) -> drift.isActive(row + offset) ? Optional.of(tactics) : Optional.empty();
        return replay.traded(knowing).net();
    }
}
