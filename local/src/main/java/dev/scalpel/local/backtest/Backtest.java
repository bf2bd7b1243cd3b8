package dev.scalpel.local.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.champion.StoredChampions;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.CostBasis;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Simulates the bot on stored bars. The training function itself is called for each day; between trainings the batch
 * simulator trades with the champion of that time. Its trades equal those of the handlers, minute by minute.
 */
public final class Backtest {

    /** Its name in results. */
    public static final String STYLE = "brackets";

    /** @param trades the closed ones, in order of their exits */
    public record Run(BacktestResult result, List<TradeRow> trades, SimulationResult simulated) {}

    private final BacktestPlan plan;
    private final Settings settings;
    private final ObjectStore botStore;
    private final Path directory;
    private final BacktestListener listener;

    private int trainings;
    private int promotions;
    private Optional<LocalDate> licensedFrom = Optional.empty();

    /**
     * @param settings with costs that are fixed, see {@link BacktestCosts}
     * @param botStore the bot's store: its bars, and its champion where nothing is trained
     * @param directory empty; receives models, trades and report
     */
    public Backtest(
            BacktestPlan plan, Settings settings, ObjectStore botStore, Path directory, BacktestListener listener) {
        if (settings.costs().basis() != CostBasis.SETTINGS) {
            throw new IllegalArgumentException("a backtest needs costs that are fixed in its settings: costs.source is "
                    + settings.costs().basis());
        }
        this.plan = plan;
        this.settings = settings;
        this.botStore = botStore;
        this.directory = directory;
        this.listener = listener;
    }

    /**
     * @throws NoBarsException when the store has no bars in the period
     */
    public Run run() {
        long started = System.nanoTime();
        BacktestWorkspace work = new BacktestWorkspace(plan, settings, botStore, directory, listener);
        BarSeries bars = bars(work.bars(), work.instrument());
        int from = bars.firstRowFrom(plan.from().toEpochMilli());
        if (from == bars.size()) {
            throw new NoBarsException(plan);
        }
        HistoricalChampionRule rule = new HistoricalChampionRule(
                bars,
                work.reference().map(other -> bars(work.bars(), other)),
                settings.limits().cooldownMinutes(),
                new InstrumentStore(botStore, settings.venue()).read().sides(plan.symbol(), plan.to()));
        if (plan.retrain() == BacktestPlan.Retrain.DAILY) {
            trainDaily(rule, work);
        } else {
            rule.from(
                    Long.MIN_VALUE,
                    new StoredChampions(botStore, now -> decisionCosts()).of(work.instrument(), plan.from()));
        }
        listener.progress(1, "trading " + (bars.size() - from) + " minutes");
        BarSeries traded = bars.slice(from, bars.size());
        SimulationRules rules = work.rules();
        DecisionRecorder decisions = new DecisionRecorder(StrategyId.MODEL, traded);
        DecisionRule tail = plan.inUniverse(new OffsetDecisionRule(rule, from), traded);
        Costs costs = work.simulated(settings.costBook().of(work.instrument()), plan.from());
        SimulationResult result = BatchSimulator.run(
                traded,
                tail,
                simulationSettings(costs, rules),
                TraderState.starting(settings.execution().paperCapital().doubleValue()),
                decisions);
        result.endState()
                .position()
                .ifPresent(open ->
                        listener.note("A position was still open at the end. The net return includes it, valued at"
                                + " the last close; the report has closed trades only."));
        List<TradeRow> rows = new SimulatedTradeRows(plan.symbol(), traded, rule).of(result.trades());
        work.ledger().merge(work.instrument(), new Outbox(decisions.rows(), rows));
        BreakEven breakEven =
                FreeTrades.breakEven(traded, tail, simulationSettings(costs, rules), result.startEquity());
        return new Run(result(result, rows, breakEven, rules, work, started), rows, result);
    }

    private CostBook decisionCosts() {
        return settings.decisionCosts(settings.costBook());
    }

    private BarSeries bars(BarRepository archive, InstrumentId instrument) {
        int lookBack = FeatureSet.standard(FeatureVariant.FULL).lookBack();
        return archive.read(
                instrument,
                Minutes.plus(plan.from().toEpochMilli(), -lookBack),
                plan.to().toEpochMilli());
    }

    /** As the daily schedule does: each training reads only bars from before its day. */
    private void trainDaily(HistoricalChampionRule rule, BacktestWorkspace work) {
        StoredChampions champions = new StoredChampions(work.store(), now -> decisionCosts());
        String event = ResponseJson.mapper()
                .createObjectNode()
                .put("action", "train")
                .set(
                        "symbols",
                        ResponseJson.mapper()
                                .createArrayNode()
                                .add(plan.symbol().toString()))
                .toString();
        long first = Math.floorDiv(plan.from().toEpochMilli(), Minutes.MILLIS * Minutes.PER_DAY);
        long last = Math.floorDiv(plan.to().toEpochMilli() - 1, Minutes.MILLIS * Minutes.PER_DAY);
        long began = System.nanoTime();
        for (long day = first; day <= last; day++) {
            Instant at = Instant.ofEpochMilli(day * Minutes.MILLIS * Minutes.PER_DAY)
                    .plusSeconds(settings.training().at().toSecondOfDay());
            work.clock().setTo(at);
            JsonNode report =
                    work.call(LocalFunctions.TRAINING, event).path("symbols").path(0);
            trainings++;
            tradeInShadow(report.path("candidate").asText(""), work, at);
            if (report.path("promoted").asBoolean() || report.path("retired").asBoolean()) {
                promoted(report, at);
                listener.note(at + "  " + AnswerSummary.message(report));
            }
            rule.from(at.toEpochMilli(), champions.of(work.instrument(), at));
            double share = (day - first + 1.0) / (last - first + 1);
            listener.progress(share, "trained to " + at.toString().substring(0, 10) + ", " + left(began, share));
        }
    }

    /** A backtest shows what the nightly candidates do, licensed or not; a night without one stands aside. */
    private void tradeInShadow(String candidate, BacktestWorkspace work, Instant at) {
        ChampionRegistry registry = new ChampionRegistry(work.store());
        Optional<String> model = candidate.isEmpty() ? Optional.empty() : Optional.of(candidate);
        if (!registry.champion(work.instrument()).modelId().equals(model)) {
            registry.rollback(
                    work.instrument(),
                    new Champion.Step(at, model, "shadow: a backtest trades it without a licence", Map.of()),
                    Duration.ofDays(settings.gate().expiryDays()));
        }
    }

    private void promoted(JsonNode report, Instant at) {
        if (report.path("promoted").asBoolean()) {
            promotions++;
            licensedFrom =
                    licensedFrom.or(() -> Optional.of(at.atZone(ZoneOffset.UTC).toLocalDate()));
        }
    }

    private static String left(long began, double share) {
        long seconds = Math.round((System.nanoTime() - began) / 1e9 * (1 - share) / share);
        return seconds >= 120 ? seconds / 60 + " min left" : seconds + " s left";
    }

    private SimulationSettings simulationSettings(Costs costs, SimulationRules rules) {
        return new SimulationSettings(
                        costs,
                        0,
                        settings.limits().forTrading(),
                        rules.filters(),
                        settings.symbols().share(plan.symbol()).orElseThrow().doubleValue())
                .withMaker(settings.execution().makerEntry())
                .withEntryWindow(rules.entryWindow(settings.limits().sessionEndMinutes()));
    }

    private BacktestResult result(
            SimulationResult result,
            List<TradeRow> rows,
            BreakEven breakEven,
            SimulationRules rules,
            BacktestWorkspace work,
            long started) {
        JsonNode report = work.report(Optional.empty());
        JsonNode figures = report.path("figures");
        return new BacktestResult(
                plan.symbol(),
                plan.from(),
                plan.to(),
                STYLE,
                Gate.ON.word(),
                rows.size(),
                result.netReturn(),
                figure(figures, "holdingReturn"),
                result.maxDrawdown(),
                figure(figures, "winRate"),
                figure(figures, "profitFactor"),
                figure(figures, "sharpe"),
                result.trades().stream().mapToDouble(trade -> trade.costsPaid()).sum(),
                Sha256.hex(LedgerCsv.TRADES.write(rows)),
                CostRow.optional(breakEven.bp()),
                CostRow.optional(breakEven.standardErrorBp()),
                0,
                licensedFrom,
                CostLevel.of(decisionCosts().of(work.instrument())).roundTripBp(),
                List.of(),
                trainings,
                promotions,
                rules.describe(plan.from()),
                work.page().toString(),
                report.path("verdict").asText(),
                (System.nanoTime() - started) / 1e9,
                plan.membership());
    }

    /** Empty where the figure is undefined, such as the win rate of no trades. */
    static Optional<Double> figure(JsonNode figures, String name) {
        return Optional.of(figures.path(name).path("value"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble);
    }
}
