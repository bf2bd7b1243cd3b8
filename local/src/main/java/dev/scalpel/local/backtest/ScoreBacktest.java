package dev.scalpel.local.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ResidualPath;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.learning.score.WalkOptions;
import dev.scalpel.learning.tactics.PolicyWalk;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.ShadowRows;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.settings.Settings;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.CostVerdict;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.risk.RiskLimits;
import dev.scalpel.training.score.DeclaredProcedure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the procedure of the score style would have done on stored bars: every day a model that was fitted on earlier days.
 * History never licenses a procedure, so nothing of it counts as traded. Models are made once, then traded at each cost,
 * without the account's limits and the venue's tick, step and minimum, but in the instrument's hours: these trades are those of
 * the studies.
 */
public final class ScoreBacktest {

    /** Its name in results. */
    public static final String STYLE = "score";

    private static final double WALK_FROM = 0.1;
    private static final double WALK_TO = 0.9;

    /**
     * @param trades those that cost nothing, as rows of the shadow ledger
     * @param simulated at the first of the costs
     */
    public record Run(BacktestResult result, List<TradeRow> trades, SimulationResult simulated) {}

    private final BacktestPlan plan;
    private final Settings settings;
    private final Set<PositionSide> sides;
    private final BacktestWorkspace work;
    private final BacktestListener listener;
    private final DeclaredProcedure declared;
    private final ScoreProcedure procedure;
    private final TradingSession session;
    private final ScoreTactics tactics = ScoreTactics.DEFAULT;

    /**
     * @param sides on which a position may be opened
     * @param botStore the bot's store, of which only bars and instruments are read
     * @param directory empty; receives shadow trades and report
     */
    public ScoreBacktest(
            BacktestPlan plan,
            Settings settings,
            Set<PositionSide> sides,
            ObjectStore botStore,
            Path directory,
            BacktestListener listener) {
        this.plan = plan;
        this.settings = settings;
        this.sides = Set.copyOf(sides);
        declared = DeclaredProcedure.of(settings.training(), this.sides);
        procedure = declared.scores();
        this.listener = listener;
        work = new BacktestWorkspace(plan, settings, botStore, directory, listener);
        session = work.rules().session();
    }

    /**
     * @param levels at least one; the account's own costs are compared in any case
     * @param gate where it is off, the same entries are made at every cost
     * @throws NoBarsException when the store has no bars in the period
     */
    public Run run(List<CostLevel> levels, Gate gate) {
        long started = System.nanoTime();
        BarSeries bars = bars(work.instrument());
        int from = bars.firstRowFrom(plan.from().toEpochMilli());
        if (from == bars.size()) {
            throw new NoBarsException(plan);
        }
        listener.progress(
                WALK_FROM, "a model for each of the days, on up to " + procedure.windowDays() + " days before it");
        IssuedScores issued = issued(bars);
        Instant history = Instant.ofEpochMilli(scoreFrom());
        Costs holding = work.simulated(Costs.FREE, history);
        ScoreColumns columns = ShadowTrades.of(issued, tactics, sides, holding).columns();
        BarSeries traded = bars.slice(from, bars.size());
        List<CostRow> rows = new ArrayList<>();
        List<SimulationResult> simulated = new ArrayList<>();
        for (CostLevel level : levels) {
            listener.progress(WALK_TO, "trading at " + level.bp() + " bp per side");
            CostLevel held = level.with(work.simulated(level.costs(), history));
            Costs demanded = gate == Gate.OFF ? holding : held.costs();
            DecisionRule rule = rule(demanded, issued, columns, from, traded);
            SimulationResult result = simulate(held.costs(), rule, traded);
            simulated.add(result);
            rows.add(row(held, rule, traded, result));
        }
        SimulationResult free = simulate(holding, rule(holding, issued, columns, from, traded), traded);
        List<TradeRow> shadow = store(free.trades(), traded);
        BreakEven breakEven = breakEven(free.trades());
        return new Run(result(rows, breakEven, gate, started), shadow, simulated.get(0));
    }

    private IssuedScores issued(BarSeries bars) {
        Optional<BarSeries> reference =
                settings.referenceOf(work.instrument()).map(this::bars).filter(other -> other.size() > 0);
        FeatureSet features = features(FeatureVariant.availableIn(bars, reference));
        ScoreWalk walk = ScoreWalk.over(
                bars,
                reference,
                features,
                procedure,
                WalkOptions.from(scoreFrom())
                        .withNetworks(declared.network().map(ResidualPath::unlimited))
                        .withProgress(share -> listener.progress(
                                WALK_FROM + (WALK_TO - WALK_FROM) * share, "a model for each of the days")));
        return walk.scores(procedure.scoreHorizons());
    }

    /** With the history of the first model, and of the trades that calibrate it. */
    private BarSeries bars(InstrumentId instrument) {
        long history = procedure.windowDays() * Minutes.PER_DAY
                + features(FeatureVariant.FULL).lookBack();
        return work.bars()
                .read(instrument, Minutes.plus(scoreFrom(), -history), plan.to().toEpochMilli());
    }

    private FeatureSet features(FeatureVariant variant) {
        return FeatureSet.of(FeatureFamily.EXTENDED, variant).within(session);
    }

    private long scoreFrom() {
        long days = procedure.calibrationDays() + procedure.thresholdDays() + declared.policyDays() + 1L;
        return Minutes.plus(plan.from().toEpochMilli(), -days * Minutes.PER_DAY);
    }

    private CostRow row(CostLevel level, DecisionRule rule, BarSeries traded, SimulationResult result) {
        BreakEven breakEven = FreeTrades.breakEven(traded, rule, simulation(level.costs()), result.startEquity());
        return CostRow.of(level, result, breakEven, plan.from(), plan.to());
    }

    private SimulationResult simulate(Costs costs, DecisionRule rule, BarSeries traded) {
        double capital = settings.execution().paperCapital().doubleValue();
        return BatchSimulator.run(traded, rule, simulation(costs), capital);
    }

    /** Tactics by regime are learned at the costs at which they trade, funding of earlier days included. */
    private DecisionRule rule(Costs costs, IssuedScores issued, ScoreColumns columns, int from, BarSeries traded) {
        DecisionRule tail = new OffsetDecisionRule(
                declared.policies(issued, tactics, costs)
                        .<DecisionRule>map(PolicyWalk::rule)
                        .orElseGet(() -> new ScoreRule(columns, tactics, costs, sides)),
                from);
        return plan.inUniverse(tail, traded);
    }

    private SimulationSettings simulation(Costs costs) {
        double share = settings.symbols().share(plan.symbol()).orElseThrow().doubleValue();
        return new SimulationSettings(costs, 0, RiskLimits.NONE, VenueFilters.UNKNOWN, share)
                .withEntryWindow(EntryWindow.of(session));
    }

    private static BreakEven breakEven(List<Trade> trades) {
        return BreakEven.byDay(trades.stream().map(GrossReturn::ofFree).toList());
    }

    /** Shadow trades for the report, and why none was made in any minute. */
    private List<TradeRow> store(List<Trade> trades, BarSeries traded) {
        List<TradeRow> rows = ShadowRows.of(
                trades,
                Optional.of(tactics.id()),
                trade -> Double.NaN,
                plan.symbol().quote());
        new StoredShadowTrades(work.store()).add(declared.id(), work.instrument(), rows);
        List<DecisionRow> decisions = new DecisionRecorder(StrategyId.MODEL, traded).rows();
        work.ledger().merge(work.instrument(), new Outbox(decisions, List.of()));
        return rows;
    }

    private BacktestResult result(List<CostRow> rows, BreakEven breakEven, Gate gate, long started) {
        CostRow first = rows.get(0);
        CostVerdict verdict = new CostVerdict(
                breakEven,
                CostLevel.of(settings.decisionCosts(settings.costBook()).of(work.instrument()))
                        .roundTripBp());
        JsonNode report = work.report(gate.warning());
        return new BacktestResult(
                plan.symbol(),
                plan.from(),
                plan.to(),
                STYLE,
                gate.word(),
                first.trades(),
                first.netReturn(),
                Backtest.figure(report.path("figures"), "holdingReturn"),
                first.maxDrawdown(),
                first.winRate(),
                first.profitFactor(),
                first.dailySharpe(),
                first.feesPaid(),
                first.tradesSha256(),
                CostRow.optional(breakEven.bp()),
                CostRow.optional(breakEven.standardErrorBp()),
                first.trades(),
                Optional.empty(),
                verdict.roundTripBp(),
                rows,
                0,
                0,
                "",
                work.page().toString(),
                verdict.text(),
                (System.nanoTime() - started) / 1e9,
                plan.membership());
    }
}
