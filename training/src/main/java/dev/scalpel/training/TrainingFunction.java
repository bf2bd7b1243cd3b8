package dev.scalpel.training;

import dev.scalpel.costs.CostStatement;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.DamagedChampionException;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.training.daily.DailyTraining;
import dev.scalpel.training.daily.ScoreTraining;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingReport;
import dev.scalpel.training.daily.TrainingRequest;
import dev.scalpel.training.optimiser.TrialException;
import dev.scalpel.training.score.DeclaredProcedure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The function's wiring and its actions: {@code train}, {@code retrain} and {@code rollback}. */
public final class TrainingFunction {

    private static final int MAX_BUDGET_SECONDS = 86_400;
    private static final int MAX_TRIALS = 1_000;
    /** Fewest bars of the reference pair, as a share of the symbol's: with fewer, its features cost too many rows. */
    private static final double MIN_REFERENCE_SHARE = 0.9;

    private final Settings settings;
    private final ObjectStore store;
    private final Clock clock;
    private final Dispatcher.FailureReport failures;
    private final TrainingProgress progress;
    private final TrainingHeartbeat heartbeat;
    private final BarRepository archive;
    private final InstrumentStore instruments;
    private final MeasuredCosts costs;
    private final TrainingReportStore reports;
    private final Rollback rollback;

    private TrainingFunction(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            TrainingProgress progress,
            TrainingHeartbeat heartbeat) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.failures = failures;
        this.progress = progress;
        this.heartbeat = heartbeat;
        this.archive = new StoredBars(store);
        this.instruments = new InstrumentStore(store, settings.venue());
        this.costs = new MeasuredCosts(settings, new StoredCosts(store));
        this.reports = new TrainingReportStore(store);
        this.rollback =
                new Rollback(store, clock, Duration.ofDays(settings.gate().expiryDays()), settings.instruments());
    }

    /** Sets up everything that does not depend on a request, during the cold start. */
    public static Dispatcher create(
            Settings settings, ObjectStore store, Clock clock, Dispatcher.FailureReport failures) {
        return create(settings, store, clock, failures, TrainingHeartbeat.NONE);
    }

    /** The same with a heartbeat. */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            TrainingHeartbeat heartbeat) {
        return dispatcher(
                new TrainingFunction(settings, store, clock, failures, TrainingProgress.logging(), heartbeat),
                failures);
    }

    /** The same with a progress listener, such as a progress bar. */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            TrainingProgress progress) {
        return dispatcher(
                new TrainingFunction(settings, store, clock, failures, progress, TrainingHeartbeat.NONE), failures);
    }

    private static Dispatcher dispatcher(TrainingFunction function, Dispatcher.FailureReport failures) {
        return new Dispatcher(
                "training",
                "train",
                Map.of("train", function::train, "retrain", function::retrain, "rollback", function::rollback),
                failures);
    }

    private Object train(RequestFields fields, Deadline deadline) {
        SymbolSelection selection = selection(fields);
        fields.requireNoProblems();
        Instant end = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return trainAll("train", selection.checked(settings), end, false, budget(), deadline);
    }

    private Object retrain(RequestFields fields, Deadline deadline) {
        SymbolSelection selection = selection(fields);
        boolean force = fields.flag("force");
        Budget budget = new Budget(
                fields.integer("trials", 1, MAX_TRIALS).orElse(budget().trials()),
                Duration.ofSeconds(fields.integer("budgetSeconds", 1, MAX_BUDGET_SECONDS)
                        .orElse((int) budget().time().toSeconds())));
        fields.requireNoProblems();
        Instant end = clock.instant().truncatedTo(force ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        return trainAll("retrain", selection.checked(settings), end, force, budget, deadline);
    }

    private Object rollback(RequestFields fields, Deadline deadline) {
        Optional<Symbol> symbol = fields.symbol("symbol");
        Optional<String> to = fields.text("to");
        fields.requireNoProblems();
        return rollback.run(
                symbol.map(settings::instrument)
                        .orElseThrow(() -> new BadRequestException(
                                "field 'symbol' is required: the symbol whose champion to roll back")),
                to);
    }

    private record Budget(int trials, Duration time) {}

    private Budget budget() {
        return new Budget(
                settings.tuning().trials(), Duration.ofSeconds(settings.tuning().seconds()));
    }

    private static SymbolSelection selection(RequestFields fields) {
        return new SymbolSelection(fields.symbols("symbols"), fields.text("batch"));
    }

    /** Trains one symbol after the other, each with its share of the time. A failure does not stop the others. */
    private TrainingAnswer trainAll(
            String action,
            SymbolSelection.Symbols selected,
            Instant end,
            boolean force,
            Budget budget,
            Deadline deadline) {
        List<Symbol> symbols = selected.symbols();
        List<TrainingReport> reports = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Duration share = deadline.remaining().dividedBy(symbols.size() - reports.size());
            try {
                reports.add(
                        train(settings.instrument(symbol), end, force, budget, Deadline.in(share, deadline.clock())));
            } catch (StoreException | DamagedChampionException | TrialException failure) {
                failures.failed("training", action, failure);
                reports.add(TrainingReport.failed(symbol, end, String.valueOf(failure.getMessage())));
            }
        }
        TrainingAnswer answer = new TrainingAnswer(reports);
        if (answer.failures().isEmpty()) {
            selected.batches().forEach(batch -> heartbeat.trained(clock.instant(), batch));
        }
        return answer;
    }

    private TrainingReport train(
            InstrumentId instrument, Instant end, boolean force, Budget budget, Deadline deadline) {
        Optional<String> before = force ? Optional.empty() : reports.decision(instrument, end);
        if (before.isPresent()) {
            return TrainingReport.repeated(instrument.symbol(), end, before.get());
        }
        Instant from = end.minus(Duration.ofDays(settings.training().windowDays()));
        CostStatement atCosts = costs.statement(instrument, from, end);
        TrainingConfig config = TrainingConfig.of(
                settings,
                instrument,
                atCosts.costs(),
                instruments.rules(instrument.symbol(), end),
                Runtime.getRuntime().availableProcessors());
        TrainingReport report = settings.training().style() == Settings.Style.SCORE
                ? trainScore(instrument, config, end, budget, deadline)
                : trainBrackets(instrument, config, atCosts.hash(), end, budget, deadline);
        if (report.decided()) {
            reports.save(instrument, report);
        }
        return report;
    }

    private TrainingReport trainBrackets(
            InstrumentId instrument,
            TrainingConfig config,
            Optional<String> measuredCosts,
            Instant end,
            Budget budget,
            Deadline deadline) {
        int lookBack = FeatureSet.standard(FeatureVariant.FULL).lookBack();
        long minutes = settings.training().windowDays() * Minutes.PER_DAY + lookBack;
        Optional<InstrumentId> reference = settings.referenceInstrument().filter(other -> !other.equals(instrument));
        return new DailyTraining(config, store, clock, progress)
                .train(request(instrument, reference, minutes, end, budget).withMeasuredCosts(measuredCosts), deadline);
    }

    private TrainingReport trainScore(
            InstrumentId instrument, TrainingConfig config, Instant end, Budget budget, Deadline deadline) {
        DeclaredProcedure procedure = DeclaredProcedure.of(
                isShortable(instrument), settings.training().network());
        long minutes = ScoreTraining.daysOfBars(config, procedure) * Minutes.PER_DAY;
        return new ScoreTraining(config, procedure, store, clock, progress)
                .train(request(instrument, settings.referenceOf(instrument), minutes, end, budget), deadline);
    }

    private boolean isShortable(InstrumentId instrument) {
        return instruments
                .read()
                .of(instrument.symbol())
                .flatMap(history -> history.at(Instant.MAX))
                .map(version -> version.rules().instrument().shortable())
                .orElse(false);
    }

    /** @param minutes of the window, and of the look-back of its first rows' features */
    private TrainingRequest request(
            InstrumentId instrument, Optional<InstrumentId> reference, long minutes, Instant end, Budget budget) {
        BarSeries bars = bars(instrument, minutes, end);
        return new TrainingRequest(
                instrument,
                bars,
                reference
                        .map(other -> new TrainingRequest.Reference(other, bars(other, minutes, end)))
                        .filter(other -> other.bars().size() >= MIN_REFERENCE_SHARE * bars.size()),
                end,
                budget.trials(),
                budget.time());
    }

    private BarSeries bars(InstrumentId instrument, long minutes, Instant end) {
        long to = Math.floorDiv(end.toEpochMilli(), HourlyReturns.HOUR_MILLIS) * HourlyReturns.HOUR_MILLIS;
        return archive.tail(instrument, to, Math.toIntExact(minutes));
    }
}
