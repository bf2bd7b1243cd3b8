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
import dev.scalpel.trading.BracketTactics;
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
 * Measures the value of tactics by regime. The champion is fitted to a constant edge; then the edge disappears or
 * inverts while volatility is high, or stays. A policy is learned on the days after the change, trades later days, and
 * is compared with the fixed tactics that were best on the learning days, and with an oracle that knows in which
 * minutes the edge exists.
 */
public final class TacticsStudy {

    private static final List<EdgeKind> KINDS = List.of(EdgeKind.FLOW, EdgeKind.REVERSION, EdgeKind.LEADLAG);
    /** Factor by which the oracle must beat the best fixed tactics for regimes to matter. */
    private static final double WORTH_WHILE = 1.4;

    private static final int GATE_DAYS = 3;
    private static final long DEEP_SEED = 7;

    private final Plan plan;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param progress receives a line for each finished market */
    public TacticsStudy(Plan plan, Clock clock, Consumer<String> progress) {
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * The size of the study; lengths are in days.
     *
     * @param seeds markets per kind of change
     * @param steady markets whose edge does not change
     * @param learn days after the change to learn from
     * @param trade days to trade, after the three days of the gate that follow the learning
     * @param deep whether a deep Q-network is compared
     */
    public record Plan(long firstSeed, int seeds, int steady, int fit, int learn, int trade, boolean deep) {

        public static final Plan DEFAULT = new Plan(1, 24, 100, 30, 14, 14, false);

        public Plan {
            if (seeds < 0 || steady < 0 || fit < 4 || learn < 4 || trade < 1) {
                throw new IllegalArgumentException(
                        "a study needs days to fit and learn of at least 4, and a day to trade: " + seeds + ", "
                                + steady + ", " + fit + ", " + learn + ", " + trade);
            }
        }
    }

    /**
     * One case and one learner; nets are mean net returns of the later days over the markets.
     *
     * @param change how the edge changes while volatility is high
     * @param fixedNet of the fixed tactics that were best on the learning days
     * @param policyNet of the learned policy, adopted or not
     * @param adoptedNet of the policy where the gate adopted it, otherwise of the champion
     * @param worthWhile number of markets in which the oracle beat the best fixed tactics by 40 %
     * @param captured in those: (policy − fixed) ÷ (oracle − fixed) of the means; absent without any
     * @param capturedAdopted the same after the gate
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

    private record Learned(double policy, boolean adopted) {}

    private record Outcome(double champion, double fixed, double oracle, List<Learned> learned) {

        boolean worthWhile() {
            return oracle > 0 && oracle >= WORTH_WHILE * fixed;
        }

        double adopted(int learner) {
            Learned by = learned.get(learner);
            return by.adopted() ? by.policy() : champion;
        }
    }

    private record Named(String name, TacticsUpdate.PolicyLearner learner) {}

    private List<Named> learners() {
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
                : IntStream.range(0, learners().size())
                        .mapToObj(learner -> row(change, outcomes, learner))
                        .toList();
    }

    private Row row(HighVolatility change, List<Outcome> outcomes, int learner) {
        List<Outcome> worth = outcomes.stream().filter(Outcome::worthWhile).toList();
        return new Row(
                change,
                learners().get(learner).name(),
                outcomes.size(),
                mean(outcomes, Outcome::champion),
                mean(outcomes, Outcome::fixed),
                mean(outcomes, Outcome::oracle),
                mean(outcomes, outcome -> outcome.learned().get(learner).policy()),
                mean(outcomes, outcome -> outcome.adopted(learner)),
                worth.size(),
                captured(worth, outcome -> outcome.learned().get(learner).policy()),
                captured(worth, outcome -> outcome.adopted(learner)),
                (int) outcomes.stream()
                        .filter(outcome -> outcome.learned().get(learner).adopted())
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
        LearningData data = market.data(champion, plan.fit(), plan.fit() + plan.learn());
        ModelReplay learning = market.replay(champion, plan.fit(), plan.fit() + plan.learn());
        ModelReplay later = market.replay(champion, tradeFrom, tradeFrom + plan.trade());

        List<BracketTactics> fixed = CandidateTactics.of(learning).stream()
                .flatMap(action -> action.tactics().stream())
                .toList();
        BracketTactics best = fixed.stream()
                .max(Comparator.comparingDouble(tactics -> net(learning, tactics)))
                .orElseThrow();
        BracketTactics oracles = fixed.stream()
                .max(Comparator.comparingDouble(tactics -> oracle(market, learning, tactics)))
                .orElseThrow();
        boolean flat = net(learning, best) <= 0;
        List<Learned> learned = learners().stream()
                .map(named -> learned(data, market, later, named))
                .toList();
        Outcome outcome = new Outcome(
                later.replay(later.model().tactics()).net(),
                flat ? 0 : net(later, best),
                oracle(market, later, oracles),
                learned);
        progress.accept("seed " + seed + ", " + edge.kind() + ", at high volatility " + change + ": champion "
                + outcome.champion() + ", best fixed " + outcome.fixed() + ", oracle " + outcome.oracle() + ", "
                + learned);
        return outcome;
    }

    private Learned learned(LearningData data, StudyMarket market, ModelReplay later, Named named) {
        TacticsUpdate update = TacticsUpdate.of(
                data, market.rules().simulation(), named.learner(), Deadline.in(Duration.ofHours(1), clock));
        TacticsPolicy policy = update.policy();
        Verdict verdict = TacticsLearning.judged(data, update, market.rules());
        return new Learned(
                later.replay(policy.ruleFor(later.model().featureSet())).net(),
                verdict.promoted() && update.changedRegimes() > 0);
    }

    private static double net(ModelReplay replay, BracketTactics tactics) {
        return replay.replay(TacticsRule.fixed(tactics)).net();
    }

    /** Trades these tactics in the minutes in which the edge exists, and stands aside in all others. */
    private static double oracle(StudyMarket market, ModelReplay replay, BracketTactics tactics) {
        KnownDrift drift = market.market().drift(TwoPairMarket.TRADED);
        int offset =
                market.market().bars(TwoPairMarket.TRADED).rowOf(replay.bars().openTime(0));
        PredictionRule.RowTactics knowing =
                (row, account) -> drift.isActive(row + offset) ? Optional.of(tactics) : Optional.empty();
        return replay.replay(knowing).net();
    }
}
