package dev.scalpel.training;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.margin.LeverageNotAllowedException;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.licence.CandidateStore;
import dev.scalpel.licence.DamagedEvidenceException;
import dev.scalpel.licence.ProcedureChangedException;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.pipeline.StepActions;
import dev.scalpel.promotion.DamagedChampionException;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.training.SymbolTraining.Budget;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingReport;
import dev.scalpel.training.licence.Licensing;
import dev.scalpel.training.licence.NightlyEvidence;
import dev.scalpel.training.licence.Procedures;
import dev.scalpel.training.optimiser.TrialException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The function's wiring and its actions: {@code train}, {@code retrain} and {@code rollback}; {@code fit} and {@code settle} are the two
 * halves of {@code train}, the first of which many calls can do at once for one symbol each.
 */
public final class TrainingFunction {

    private static final int MAX_BUDGET_SECONDS = 86_400;
    private static final int MAX_TRIALS = 1_000;
    private static final String EVIDENCE_FAILURE = "evidence: ";

    private final Settings settings;
    private final ObjectStore store;
    private final Clock clock;
    private final Dispatcher.FailureReport failures;
    private final SymbolTraining training;
    private final NightlyEvidence evidence;
    private final FormerNight former;
    private final Rollback rollback;

    private TrainingFunction(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            TrainingProgress progress) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.failures = failures;
        StoredBars archive = new StoredBars(store);
        BarHashes barHashes = new BarHashes();
        Function<Settings, SymbolTraining> trainings = each -> new SymbolTraining(
                each,
                store,
                archive,
                new MeasuredCosts(each, new StoredCosts(store)),
                new SimulationCosts(new StoredFunding(store), new SimulationMargin(each, new StoredMargin(store))),
                clock,
                progress,
                barHashes);
        this.training = trainings.apply(settings);
        this.former = new FormerNight(settings, store, archive, clock, trainings);
        this.evidence = NightlyEvidence.of(settings, store, archive, training);
        this.rollback =
                new Rollback(store, clock, Duration.ofDays(settings.gate().expiryDays()), settings.instruments());
    }

    /** Sets up everything that does not depend on a request, during the cold start. */
    public static Dispatcher create(
            Settings settings, ObjectStore store, Clock clock, Dispatcher.FailureReport failures) {
        return create(settings, store, clock, failures, TrainingProgress.logging());
    }

    /** The same with a progress listener, such as a progress bar. */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            TrainingProgress progress) {
        TrainingFunction function = new TrainingFunction(settings, store, clock, failures, progress);
        return new Dispatcher(
                "training",
                "train",
                StepActions.with(
                        "training",
                        settings,
                        store,
                        clock,
                        Map.of(
                                "train",
                                function::train,
                                "retrain",
                                function::retrain,
                                "rollback",
                                function::rollback,
                                "fit",
                                function::fit,
                                "settle",
                                function::settle)),
                failures);
    }

    private Object train(RequestFields fields, Deadline deadline) {
        SymbolSelection selection = selection(fields);
        fields.requireNoProblems();
        Instant end = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return night("train", selection.checked(settings), end, budget(), deadline);
    }

    /** Makes the night's candidates of some symbols and leaves the settlement to {@code settle}. */
    private Object fit(RequestFields fields, Deadline deadline) {
        SymbolSelection selection = selection(fields);
        Instant end = day(fields);
        fields.requireNoProblems();
        List<Symbol> symbols = selection.checked(settings);
        RegisteredProcedure procedure = register();
        List<TrainingReport> reports = trainAll("fit", symbols, end, Optional.of(procedure.id()), budget(), deadline);
        former.makeCandidates(procedure, settings.instruments(symbols), end, deadline);
        return new TrainingAnswer(reports, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Settles the days before and lets the licence decide, when all candidates are there. */
    private Object settle(RequestFields fields, Deadline deadline) {
        Instant end = day(fields);
        fields.requireNoProblems();
        return settle("settle", register(), List.of(), List.of(), end, budget(), deadline);
    }

    private Instant day(RequestFields fields) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Instant end = fields.instant("day").orElse(today).truncatedTo(ChronoUnit.DAYS);
        if (end.isAfter(today)) {
            throw new BadRequestException("field 'day' must not be after today, " + today + ": " + end);
        }
        return end;
    }

    private RegisteredProcedure register() {
        ProcedureManifest manifest = Procedures.of(settings);
        return new ProcedureRegistry(store).register(manifest, Procedures.isShipped(manifest), clock.instant());
    }

    private Object retrain(RequestFields fields, Deadline deadline) {
        SymbolSelection selection = selection(fields);
        boolean force = fields.flag("force");
        Budget budget = new Budget(
                fields.integer("trials", 1, MAX_TRIALS).orElse(budget().trials()),
                Duration.ofSeconds(fields.integer("budgetSeconds", 1, MAX_BUDGET_SECONDS)
                        .orElse((int) budget().time().toSeconds())));
        fields.requireNoProblems();
        // Other trials than the procedure declares make models of another procedure: no evidence either.
        boolean declared = !force && budget.trials() == budget().trials();
        Instant end = clock.instant().truncatedTo(force ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        List<Symbol> selected = selection.checked(settings);
        if (declared) {
            return night("retrain", selected, end, budget, deadline);
        }
        List<TrainingReport> reports = trainAll("retrain", selected, end, Optional.empty(), budget, deadline);
        return new TrainingAnswer(
                reports.stream().map(TrainingFunction::withoutEvidence).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TrainingReport withoutEvidence(TrainingReport report) {
        return report.failure().isPresent()
                ? report
                : report.licensed(
                        false,
                        report.champion(),
                        "outside the schedule: evidence is not touched, and nothing is promoted; rollback makes a model"
                                + " champion by hand");
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

    private Budget budget() {
        return new Budget(
                settings.tuning().trials(), Duration.ofSeconds(settings.tuning().seconds()));
    }

    private static SymbolSelection selection(RequestFields fields) {
        return new SymbolSelection(fields.symbols("symbols"), fields.text("batch"));
    }

    /** The night's trainings, then its settlement as evidence, then the licence's decision. */
    private TrainingAnswer night(String action, List<Symbol> symbols, Instant end, Budget budget, Deadline deadline) {
        RegisteredProcedure procedure;
        try {
            procedure = register();
        } catch (StoreException | ProcedureChangedException | DamagedEvidenceException failure) {
            failures.failed("training", action, failure);
            return new TrainingAnswer(
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(EVIDENCE_FAILURE + failure.getMessage()));
        }
        List<TrainingReport> reports = trainAll(action, symbols, end, Optional.of(procedure.id()), budget, deadline);
        return settle(action, procedure, symbols, reports, end, budget, deadline);
    }

    private TrainingAnswer settle(
            String action,
            RegisteredProcedure procedure,
            List<Symbol> symbols,
            List<TrainingReport> reports,
            Instant end,
            Budget budget,
            Deadline deadline) {
        try {
            NightlyEvidence.Night night = evidence.run(
                    procedure,
                    end.atZone(ZoneOffset.UTC).toLocalDate(),
                    clock.instant(),
                    (instrument, day) -> trainMissed(instrument, day, procedure.id(), budget, deadline),
                    former.isLicensed(procedure, end));
            List<TrainingReport> decided = decided(reports, night.decisions());
            Optional<NightlyEvidence.Night> before =
                    former.run(procedure, night.report().licensed(), settings.instruments(symbols), end, deadline);
            return new TrainingAnswer(
                    before.map(formerly -> goesOn(decided, formerly)).orElse(decided),
                    Optional.of(night.report()),
                    before.map(NightlyEvidence.Night::report),
                    Optional.empty());
        } catch (StoreException
                | DamagedChampionException
                | DamagedEvidenceException
                | LeverageNotAllowedException
                | TrialException failure) {
            failures.failed("training", action, failure);
            return new TrainingAnswer(
                    reports, Optional.empty(), Optional.empty(), Optional.of(EVIDENCE_FAILURE + failure.getMessage()));
        }
    }

    /** Trains one symbol after the other, each with its share of the time. A failure does not stop the others. */
    private List<TrainingReport> trainAll(
            String action,
            List<Symbol> symbols,
            Instant end,
            Optional<String> procedure,
            Budget budget,
            Deadline deadline) {
        List<TrainingReport> reports = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Duration share = deadline.remaining().dividedBy(symbols.size() - reports.size());
            try {
                reports.add(training.train(
                        settings.instrument(symbol), end, procedure, budget, Deadline.in(share, deadline.clock())));
            } catch (StoreException
                    | DamagedChampionException
                    | DamagedEvidenceException
                    | LeverageNotAllowedException
                    | TrialException failure) {
                failures.failed("training", action, failure);
                reports.add(TrainingReport.failed(symbol, end, String.valueOf(failure.getMessage())));
            }
        }
        return reports;
    }

    /** Returns whether the candidate of a day that was missed is made. */
    private boolean trainMissed(
            InstrumentId instrument, LocalDate day, String procedure, Budget budget, Deadline deadline) {
        Instant end = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        training.train(instrument, end, Optional.of(procedure), budget, deadline);
        return new CandidateStore(store).find(procedure, instrument, day).isPresent();
    }

    /** The champions of a former procedure that is licensed are its own. */
    private static List<TrainingReport> goesOn(List<TrainingReport> reports, NightlyEvidence.Night former) {
        String name = "the former procedure " + former.report().procedure() + " goes on: ";
        return former.report().licensed()
                ? decided(
                        reports,
                        former.decisions().stream()
                                .map(each -> new Licensing.Decision(
                                        each.instrument(), each.promoted(), each.champion(), name + each.words()))
                                .toList())
                : reports;
    }

    private static List<TrainingReport> decided(List<TrainingReport> reports, List<Licensing.Decision> decisions) {
        Map<Symbol, Licensing.Decision> bySymbol = new HashMap<>();
        decisions.forEach(decision -> bySymbol.put(decision.instrument().symbol(), decision));
        return reports.stream()
                .map(report -> {
                    Licensing.Decision decision = bySymbol.get(report.symbol());
                    return decision == null || report.failure().isPresent()
                            ? report
                            : report.licensed(decision.promoted(), decision.champion(), decision.words());
                })
                .toList();
    }
}
